package dev.lockstep.jira.hookcare;

import dev.lockstep.contract.DirectoryEntry.Kind;
import dev.lockstep.jira.hookcare.CareMemory.Left;
import dev.lockstep.jira.hookcare.CarePlan.Step;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.port.Webhooks.ProvenBy;
import dev.lockstep.jira.port.Webhooks.Registered;
import dev.lockstep.jira.port.Webhooks.Wanted;
import dev.lockstep.settings.Secret;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Brings the webhook of one site to what it should be. */
@ApplicationScoped
class Registrations {

  private final HookTargets targets;
  private final CareMemory memory;
  private final Clock clock;

  Registrations(HookTargets targets, CareMemory memory, Clock clock) {
    this.targets = targets;
    this.memory = memory;
    this.clock = clock;
  }

  /** Whether settings ask for it. */
  boolean wanted(Site site) {
    return targets.registers(site.id());
  }

  /** What a person with the right to do so would do. */
  String byHand(Site site) {
    return "register it by hand in System > WebHooks: "
        + targets.shown(site.id())
        + ", events "
        + String.join(", ", new TreeSet<>(site.webhooks().kind().events()));
  }

  /** Why nothing can be registered with these settings; empty when something can. */
  Optional<String> hindrance(Site site) {
    if (targets.base(site.id()).isEmpty()) {
      return Optional.of("LOCKSTEP_PUBLIC_URL is not set, so there is no address to register");
    }
    return site.webhooks().kind().proof() != ProvenBy.TOKEN && targets.secret(site.id()).isEmpty()
        ? Optional.of(
            HookTargets.secretName(site.id()) + " is not set, so its requests would be refused")
        : Optional.empty();
  }

  /** Completes when the site has the one webhook that it should have. */
  Uni<Void> bring(Site site) {
    String base = targets.base(site.id()).orElseThrow();
    Webhooks webhooks = site.webhooks();
    return wanted(site, base)
        .chain(
            wanted ->
                memory
                    .load(site.id())
                    .chain(
                        left ->
                            webhooks
                                .registered()
                                .map(
                                    found ->
                                        CarePlan.of(
                                            webhooks.kind(),
                                            base,
                                            wanted,
                                            found,
                                            left.orElse(null),
                                            clock.instant())))
                    .chain(steps -> carryOut(site, base, wanted, steps)));
  }

  private Uni<Void> carryOut(Site site, String base, Wanted wanted, List<Step> steps) {
    return steps.isEmpty()
        ? Uni.createFrom().voidItem()
        : Multi.createFrom()
            .iterable(steps)
            .onItem()
            .transformToUniAndConcatenate(step -> carryOut(site, step))
            .collect()
            .last()
            .chain(() -> remember(site, base, wanted));
  }

  private static Uni<Void> carryOut(Site site, Step step) {
    Webhooks webhooks = site.webhooks();
    Uni<Void> done;
    if (step instanceof Step.Register register) {
      done = webhooks.register(register.wanted());
    } else if (step instanceof Step.Change change) {
      done = webhooks.change(change.registered(), change.wanted());
    } else if (step instanceof Step.Prolong prolong) {
      done = webhooks.prolong(List.of(prolong.registered()));
    } else {
      done = webhooks.remove(((Step.Remove) step).registered());
    }
    String what = step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return done.invoke(() -> Log.infof("webhook cared for instance=%s step=%s", site.id(), what));
  }

  /** What Jira made of it is read back: it may write a filter its own way. */
  private Uni<Void> remember(Site site, String base, Wanted wanted) {
    return site.webhooks()
        .registered()
        .chain(
            found ->
                found.stream()
                    .filter(one -> CarePlan.isAt(one.url(), base))
                    .findFirst()
                    .map(own -> memory.save(site.id(), left(wanted, own)))
                    .orElseGet(
                        () ->
                            Uni.createFrom()
                                .failure(
                                    new IllegalStateException(
                                        "Jira does not show the webhook it just took"))));
  }

  private static Left left(Wanted wanted, Registered own) {
    return new Left(Fingerprints.of(wanted), Fingerprints.of(own));
  }

  private Uni<Wanted> wanted(Site site, String base) {
    Webhooks.Kind kind = site.webhooks().kind();
    Secret secret = targets.secret(site.id()).orElse(null);
    return filter(site, kind)
        .map(
            filter ->
                new Wanted(
                    HookTargets.full(base, kind.proof(), secret),
                    kind.events(),
                    filter,
                    kind.proof() == ProvenBy.SIGNATURE ? secret : null));
  }

  private Uni<String> filter(Site site, Webhooks.Kind kind) {
    List<String> projects = targets.projects(site.id());
    return projects.isEmpty() && kind.needsFilter()
        ? site.directory()
            .read()
            .map(
                all ->
                    all.stream()
                        .filter(one -> one.kind() == Kind.PROJECT)
                        .map(one -> one.key())
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList())
            .map(Jql::inProjects)
        : Uni.createFrom().item(Jql.inProjects(projects));
  }
}
