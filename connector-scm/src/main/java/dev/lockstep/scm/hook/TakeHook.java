package dev.lockstep.scm.hook;

import dev.lockstep.contract.Envelope;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Takes genuine webhooks: durable before polite, so what is returned completes after the broker's
 * acknowledgement.
 *
 * <p>A pull request is published as the hook shows it, with no call and no database on the way. The
 * body carries no signed time of sending, and needs none: it is the snapshot at {@code updated_on},
 * which is the event's version, so a hook that comes late, twice or replayed is older than or equal
 * to what consumers hold and changes nothing. A push carries no such version and is a hint only.
 */
@ApplicationScoped
public class TakeHook {

  private final CodeHosts hosts;
  private final Directory directory;
  private final Publisher publisher;
  private final PublishedMemory memory;
  private final Clock clock;

  TakeHook(
      CodeHosts hosts,
      Directory directory,
      Publisher publisher,
      PublishedMemory memory,
      Clock clock) {
    this.hosts = hosts;
    this.directory = directory;
    this.publisher = publisher;
    this.memory = memory;
    this.clock = clock;
  }

  /** What became of a hook. */
  public sealed interface Receipt {

    /** It is on its topic. */
    record Published() implements Receipt {}

    /** The branches it names will be read. */
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

  /** Takes one. */
  public Uni<Receipt> take(Hook hook, Delivery delivery) {
    if (hook instanceof Hook.PullRequestSeen seen) {
      return pullRequest(seen, delivery);
    }
    if (hook instanceof Hook.BranchesTouched touched) {
      return branches(touched, delivery);
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
    Instant now = clock.instant();
    Envelope<PullRequestChanged> envelope =
        Envelope.of(ChangeEvents.SOURCE, now, Origin.LIVE, event)
            .because(delivery.id())
            .within(delivery.traceparent())
            .begun(delivery.correlationId(), now);
    return publisher
        .publish(List.of(envelope))
        .invoke(() -> memory.note(event))
        .replaceWith(new Receipt.Published());
  }

  private Uni<Receipt> branches(Hook.BranchesTouched touched, Delivery delivery) {
    if (isOutOfScope(touched.repository())) {
      return ignored("repository out of scope");
    }
    if (touched.branches().isEmpty()) {
      return ignored("no branch");
    }
    Instant now = clock.instant();
    List<Envelope<RepositoryHinted>> hints =
        touched.branches().stream()
            .sorted()
            .map(branch -> hint(touched, branch, delivery, now))
            .map(
                hint ->
                    Envelope.of(ChangeEvents.SOURCE, now, Origin.LIVE, hint)
                        .because(delivery.id())
                        .within(delivery.traceparent())
                        .begun(delivery.correlationId(), now))
            .toList();
    return publisher.publish(hints).replaceWith(new Receipt.Hinted());
  }

  private static RepositoryHinted hint(
      Hook.BranchesTouched touched, String branch, Delivery delivery, Instant now) {
    return new RepositoryHinted(
        touched.repository(), branch, touched.event(), delivery.id(), now.toEpochMilli(), now);
  }

  private boolean isOutOfScope(RepositoryRef repository) {
    return hosts.of(repository).filter(host -> host.covers(repository)).isEmpty();
  }

  private static Uni<Receipt> ignored(String reason) {
    return Uni.createFrom().item(new Receipt.Ignored(reason));
  }
}
