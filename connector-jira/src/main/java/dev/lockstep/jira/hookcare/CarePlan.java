package dev.lockstep.jira.hookcare;

import dev.lockstep.jira.hookcare.CareMemory.Left;
import dev.lockstep.jira.port.Webhooks.Kind;
import dev.lockstep.jira.port.Webhooks.Registered;
import dev.lockstep.jira.port.Webhooks.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done so that a site has one webhook for an address, as wanted. One's own is looked
 * for first: a second one at the same address would double every delivery.
 */
final class CarePlan {

  /** Webhooks that end by themselves live for thirty days. */
  private static final Duration NEAR = Duration.ofDays(10);

  private CarePlan() {}

  /** Something to do. */
  sealed interface Step {

    record Register(Wanted wanted) implements Step {}

    record Change(Registered registered, Wanted wanted) implements Step {}

    record Prolong(Registered registered) implements Step {}

    /** One of Lockstep's own that nobody needs. */
    record Remove(Registered registered) implements Step {}
  }

  /**
   * The steps, in their order.
   *
   * @param base the address without a secret that may be part of it
   * @param left how it was left the last time, absent when it never was
   */
  static List<Step> of(
      Kind kind,
      String base,
      Wanted wanted,
      List<Registered> found,
      @Nullable Left left,
      Instant now) {
    List<Step> steps = new ArrayList<>();
    Optional<Registered> own = found.stream().filter(one -> isAt(one.url(), base)).findFirst();
    if (kind.ownOnly()) {
      found.stream()
          .filter(one -> !one.equals(own.orElse(null)))
          .forEach(one -> steps.add(new Step.Remove(one)));
    }
    if (own.isEmpty()) {
      steps.add(new Step.Register(wanted));
    } else if (!isAsWanted(own.get(), wanted, left)) {
      steps.add(new Step.Change(own.get(), wanted));
    } else if (own.get().expires() != null && own.get().expires().isBefore(now.plus(NEAR))) {
      steps.add(new Step.Prolong(own.get()));
    }
    return steps;
  }

  /** Whether an address is this one, with a secret behind it or without. */
  static boolean isAt(String url, String base) {
    return url.equals(base) || url.startsWith(base + "/") || url.startsWith(base + "?");
  }

  private static boolean isAsWanted(Registered own, Wanted wanted, @Nullable Left left) {
    if (left == null || !left.wanted().equals(Fingerprints.of(wanted))) {
      return false; // the secret may be another one: Jira never tells
    }
    return left.registered().equals(Fingerprints.of(own))
        || own.enabled()
            && own.url().equals(wanted.url())
            && own.events().containsAll(wanted.events())
            && own.filter().equals(wanted.filter());
  }
}
