package dev.lockstep.scm.web;

import dev.lockstep.scm.hook.HookDecoder;
import java.util.List;
import java.util.Locale;

/**
 * Where one provider's webhooks arrive: {@code /webhook/{provider}} and {@code
 * /webhook/{provider}/{owner}}.
 *
 * @param provider as in {@link dev.lockstep.contract.RepositoryRef#provider()}
 * @param name the provider's name for people
 * @param owners those that are set, lower case; empty where the provider is not set up
 * @param secrets one, or two while one replaces the other; none: the endpoint is off
 * @param secretSetting the setting that holds them
 * @param proof how a request shows that it is genuine
 * @param decoder reads what is genuine
 */
public record HookEndpoint(
    String provider,
    String name,
    List<String> owners,
    List<String> secrets,
    String secretSetting,
    HookProof proof,
    HookDecoder decoder) {

  public HookEndpoint {
    owners = owners.stream().map(owner -> owner.toLowerCase(Locale.ROOT)).toList();
    secrets = List.copyOf(secrets);
  }

  boolean knows(String owner) {
    return owners.contains(owner.toLowerCase(Locale.ROOT));
  }

  String offReason() {
    return owners.isEmpty()
        ? name + " is not set up here: see docs/settings.md."
        : "Webhooks are off: set " + secretSetting + " here and as the webhook's secret.";
  }

  @Override
  public String toString() {
    return "HookEndpoint[" + provider + " " + owners + "]";
  }
}
