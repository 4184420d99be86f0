package dev.lockstep.scm.collect;

import dev.lockstep.connector.Observed;
import dev.lockstep.contract.PullRequestChanged;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Remembers what hooks published, so that the next sweep does not tell it again. Off the reaction
 * path: written about once a second, and what is lost with a killed process is told twice, which
 * versions make harmless.
 */
@ApplicationScoped
public class PublishedMemory {

  private final PublishedStore store;

  private record Noted(String scope, Observed what) {}

  private final Queue<Noted> noted = new ConcurrentLinkedQueue<>();

  PublishedMemory(PublishedStore store) {
    this.store = store;
  }

  /** Keeps what was published, in memory for now. */
  public void note(PullRequestChanged event) {
    note(RepositorySweep.scope(event.repository()), ChangeEvents.observed(event));
  }

  /** The same for something that a feed with this scope would tell too. */
  public void note(String scope, Observed what) {
    noted.add(new Noted(scope, what));
  }

  /** Writes what was noted; to be called about once a second. */
  public Uni<Void> flush() {
    List<Noted> events = new ArrayList<>();
    for (Noted event = noted.poll(); event != null; event = noted.poll()) {
      events.add(event);
    }
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(
            events.stream()
                .collect(
                    Collectors.groupingBy(
                        Noted::scope, Collectors.mapping(Noted::what, Collectors.toList())))
                .entrySet())
        .onItem()
        .transformToUniAndConcatenate(of -> store.remember(of.getKey(), List.copyOf(of.getValue())))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Where the sweep looks up what was published. */
  public interface PublishedStore {

    /** Remembers those that are newer than what is remembered. */
    Uni<Void> remember(String scope, List<Observed> published);
  }
}
