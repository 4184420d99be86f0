package dev.lockstep.jira.hook;

import dev.lockstep.jira.hook.Receipt.Reason;
import dev.lockstep.jira.hook.Receipt.Refused;
import dev.lockstep.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells the deliveries that a configured Jira sent from all others. */
@ApplicationScoped
class Doorkeeper {

  private final Map<String, HookKeys> keys = new TreeMap<>();

  Doorkeeper(Settings settings) {
    settings.jira().forEach((id, instance) -> keys.put(id, HookKeys.of(instance)));
  }

  /** Whether an instance of this name is configured; others must not become names of metrics. */
  boolean knows(String instance) {
    return keys.containsKey(instance);
  }

  /** Why it may not come in; empty when it may. */
  Optional<Refused> refusal(Delivery delivery, Instant now) {
    HookKeys own = keys.get(delivery.instance());
    if (own == null) {
      return Optional.of(
          new Refused(Reason.UNKNOWN_INSTANCE, "No Jira instance of this name is configured."));
    }
    if (own.none()) {
      return Optional.of(new Refused(Reason.SWITCHED_OFF, switchedOff(delivery.instance())));
    }
    return own.refusal(delivery.proof(), delivery.body(), now)
        .map(detail -> new Refused(Reason.BAD_SIGNATURE, detail));
  }

  private static String switchedOff(String id) {
    return "Webhooks of Jira instance "
        + id
        + " are off because no secret is configured for them; set "
        + secretName(id)
        + " here and the same secret in Jira.";
  }

  private static String secretName(String instance) {
    return "JIRA_" + instance.toUpperCase(Locale.ROOT).replace('-', '_') + "_WEBHOOK_SECRET";
  }
}
