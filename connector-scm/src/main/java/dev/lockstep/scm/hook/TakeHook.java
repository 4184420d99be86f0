package dev.lockstep.scm.hook;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryHinted;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.scm.collect.ChangeEvents;
import dev.lockstep.scm.collect.CodeHosts;
import dev.lockstep.scm.collect.Directory;
import dev.lockstep.scm.collect.Projects;
import dev.lockstep.scm.collect.PublishedMemory;
import dev.lockstep.scm.collect.Wishes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes genuine webhooks: durable before polite, so what is returned completes after the broker's
 * or the database's acknowledgement.
 *
 * <p>A pull request is published as the hook shows it, with no call and no database on the way. The
 * body carries no signed time of sending, and needs none: it is the snapshot at its update time,
 * which is the event's version, so a hook that comes late, twice or replayed is older than or equal
 * to what consumers hold and changes nothing. A push carries no such version and is a hint only, as
 * is everything of a host that does not sign.
 */
@ApplicationScoped
public class TakeHook {

  private final CodeHosts hosts;
  private final Directory directory;
  private final Publisher publisher;
  private final PublishedMemory memory;
  private final Wishes wishes;
  private final Clock clock;

  TakeHook(
      CodeHosts hosts,
      Directory directory,
      Publisher publisher,
      PublishedMemory memory,
      Wishes wishes,
      Clock clock) {
    this.hosts = hosts;
    this.directory = directory;
    this.publisher = publisher;
    this.memory = memory;
    this.wishes = wishes;
    this.clock = clock;
  }

  /** What became of a hook. */
  public sealed interface Receipt {

    /** It is on its topic. */
    record Published() implements Receipt {}

    /** What it names will be read. */
    record Hinted() implements Receipt {}

    /**
     * Nothing needed doing.
     *
     * @param reason a few fixed words
     */
    record Ignored(String reason) implements Receipt {}

    /** No project is known yet, so nobody can tell which work items it names: to be sent again. */
    record DirectoryUnknown() implements Receipt {}
  }

  /**
   * Takes what one delivery says, in its order.
   *
   * @return what became of the most important part: to be sent again before published before hinted
   *     before ignored
   */
  public Uni<Receipt> take(List<Hook> hooks, Delivery delivery) {
    if (hooks.size() == 1) {
      return take(hooks.get(0), delivery);
    }
    return Multi.createFrom()
        .iterable(hooks)
        .onItem()
        .transformToUniAndConcatenate(hook -> take(hook, delivery))
        .collect()
        .asList()
        .map(TakeHook::mostImportant);
  }

  private static Receipt mostImportant(List<Receipt> receipts) {
    for (Class<?> kind :
        List.of(Receipt.DirectoryUnknown.class, Receipt.Published.class, Receipt.Hinted.class)) {
      for (Receipt receipt : receipts) {
        if (kind.isInstance(receipt)) {
          return receipt;
        }
      }
    }
    return receipts.get(0);
  }

  private Uni<Receipt> take(Hook hook, Delivery delivery) {
    if (hook instanceof Hook.PullRequestSeen seen) {
      return pullRequest(seen, delivery);
    }
    if (hook instanceof Hook.BranchesTouched touched) {
      return branches(touched, delivery);
    }
    if (hook instanceof Hook.PullRequestTouched touched) {
      return isOutOfScope(touched.repository())
          ? ignored("repository out of scope")
          : hinted(
              List.of(
                  hint(touched.repository(), null, touched.number(), touched.event(), delivery)),
              delivery);
    }
    if (hook instanceof Hook.Facts facts) {
      return facts(facts, delivery);
    }
    if (hook instanceof Hook.RepositoryTouched touched) {
      return isOutOfScope(touched.repository())
          ? ignored("repository out of scope")
          : wishes.sweep(touched.repository()).replaceWith(new Receipt.Hinted());
    }
    if (hook instanceof Hook.FeedTouched touched) {
      boolean known = hosts.all().stream().anyMatch(h -> h.source().equals(touched.source()));
      return known
          ? wishes.read(touched.feed()).replaceWith(new Receipt.Hinted())
          : ignored("owner out of scope");
    }
    return ignored(((Hook.Ignored) hook).reason());
  }

  private Uni<Receipt> pullRequest(Hook.PullRequestSeen seen, Delivery delivery) {
    if (isOutOfScope(seen.pullRequest().repository())) {
      return ignored("repository out of scope");
    }
    Projects projects = directory.projects();
    if (projects.unknown()) {
      return Uni.createFrom().item(new Receipt.DirectoryUnknown());
    }
    PullRequestChanged event = ChangeEvents.pullRequest(seen.pullRequest(), projects);
    return publish(List.of(event), delivery)
        .invoke(() -> memory.note(event))
        .replaceWith(new Receipt.Published());
  }

  private Uni<Receipt> facts(Hook.Facts facts, Delivery delivery) {
    if (isOutOfScope(facts.repository())) {
      return ignored("repository out of scope");
    }
    Projects projects = directory.projects();
    if (projects.unknown()) {
      return Uni.createFrom().item(new Receipt.DirectoryUnknown());
    }
    List<Event> events = facts.events().apply(projects::mentions);
    return publish(events, delivery)
        .invoke(
            () ->
                events.forEach(event -> memory.note(facts.feed(), ChangeEvents.remembered(event))))
        .replaceWith(new Receipt.Published());
  }

  private Uni<Receipt> branches(Hook.BranchesTouched touched, Delivery delivery) {
    if (isOutOfScope(touched.repository())) {
      return ignored("repository out of scope");
    }
    return touched.branches().isEmpty()
        ? ignored("no branch")
        : hinted(
            touched.branches().stream()
                .sorted()
                .map(name -> hint(touched.repository(), name, null, touched.event(), delivery))
                .toList(),
            delivery);
  }

  private RepositoryHinted hint(
      RepositoryRef repository,
      @Nullable String branch,
      @Nullable Long pullRequest,
      String event,
      Delivery delivery) {
    Instant now = clock.instant();
    return new RepositoryHinted(
        repository, branch, pullRequest, event, delivery.id(), now.toEpochMilli(), now);
  }

  private Uni<Receipt> hinted(List<RepositoryHinted> hints, Delivery delivery) {
    return publish(hints, delivery).replaceWith(new Receipt.Hinted());
  }

  private Uni<Void> publish(List<? extends Event> events, Delivery delivery) {
    Instant now = clock.instant();
    return publisher.publish(
        events.stream()
            .map(
                event ->
                    Envelope.of(ChangeEvents.SOURCE, now, Origin.LIVE, event)
                        .because(delivery.id())
                        .within(delivery.traceparent())
                        .begun(delivery.correlationId(), now))
            .toList());
  }

  private boolean isOutOfScope(RepositoryRef repository) {
    return hosts.of(repository).filter(host -> host.covers(repository)).isEmpty();
  }

  private static Uni<Receipt> ignored(String reason) {
    return Uni.createFrom().item(new Receipt.Ignored(reason));
  }
}
