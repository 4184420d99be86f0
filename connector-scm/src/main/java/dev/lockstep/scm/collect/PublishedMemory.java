package dev.lockstep.scm.collect;

import dev.lockstep.connector.Observed;
import dev.lockstep.contract.PullRequestChanged;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
    Map<String, Map<String, Observed>> latest = new HashMap<>();
    for (Noted event = noted.poll(); event != null; event = noted.poll()) {
      latest
          .computeIfAbsent(event.scope(), none -> new HashMap<>())
          .merge(event.what().entity(), event.what(), PublishedMemory::later);
    }
    if (latest.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(latest.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            of -> store.remember(of.getKey(), List.copyOf(of.getValue().values())))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Observed later(Observed before, Observed now) {
    return now.version() >= before.version() ? ChangeEvents.after(before, now) : before;
  }

  /** Where the sweep looks up what was published. */
  public interface PublishedStore {

    /**
     * Remembers those that are newer than what is remembered; of pull requests that do not tell
     * what reviewers say, with what was told of that before.
     *
     * @param published each entity once
     */
    Uni<Void> remember(String scope, List<Observed> published);
  }
}
