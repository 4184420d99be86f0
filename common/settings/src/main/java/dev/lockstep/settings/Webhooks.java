package dev.lockstep.settings;

import java.util.List;

/** What is said of webhooks, alike for everybody who sends them. */
final class Webhooks {
  private final Said said;

  Webhooks(Said said) {
    this.said = said;
  }

  /** Its own secrets, else those that stand for every webhook; none where neither is set. */
  List<Secret> secrets(Setting<List<Secret>> own) {
    List<Secret> secrets = said.get(own);
    if (secrets == null) {
      secrets = said.get(SettingsTable.WEBHOOK_SECRET);
    }
    return secrets == null ? List.of() : secrets;
  }

  /** Whether Lockstep registers it, which needs an address and a secret. */
  boolean registers(Setting<Boolean> setting, List<Secret> secrets, Setting<List<Secret>> secret) {
    boolean register = said.getOrFallback(setting);
    if (register && said.where(SettingsTable.PUBLIC_URL) == null) {
      said.complain(
          new Mistake(
              "LOCKSTEP_PUBLIC_URL",
              "not set",
              "the URL under which webhooks reach Lockstep, because "
                  + said.where(setting)
                  + " asks to register them"));
    }
    if (register && secrets.isEmpty()) {
      said.complain(
          new Mistake(
              secret.variables().get(0),
              "not set",
              "the secret of the webhook that " + said.where(setting) + " asks to register"));
    }
    return register;
  }
}
