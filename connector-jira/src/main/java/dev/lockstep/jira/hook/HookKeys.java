package dev.lockstep.jira.hook;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an instance's deliveries are proven with.
 *
 * @param secrets the valid webhook secrets, two while one replaces the other
 * @param clientSecret of the OAuth client, which signs the webhooks that the client registers
 * @param inPath whether a webhook secret in the address is proof: Data Center only
 */
record HookKeys(List<String> secrets, @Nullable String clientSecret, boolean inPath) {

  static HookKeys of(JiraInstance instance) {
    return new HookKeys(
        instance.webhookSecrets().stream().map(Secret::value).toList(),
        instance.credential() instanceof JiraCredential.OAuth oauth
            ? oauth.clientSecret().value()
            : null,
        instance.deployment() == Deployment.DATACENTER);
  }

  /** Whether nothing could prove a delivery. */
  boolean none() {
    return secrets.isEmpty() && clientSecret == null;
  }

  /**
   * Why the proof is none; empty when it is good. A signature that is there must be good, whatever
   * else came with it.
   */
  Optional<String> refusal(Proof proof, byte[] body, Instant now) {
    if (proof.signature() != null) {
      return unless(
          HmacSignature.matches(proof.signature(), body, secrets),
          "X-Hub-Signature does not sign this body with the configured secret.");
    }
    if (proof.pathSecret() != null) {
      return unless(
          inPath && isSecret(proof.pathSecret()), "The address does not prove who is calling.");
    }
    Optional<String> token = BearerToken.in(proof.authorization());
    if (token.isPresent()) {
      return clientSecret == null
          ? Optional.of("A bearer token proves nothing here: no OAuth client is configured.")
          : BearerToken.refusal(token.get(), clientSecret, now);
    }
    return Optional.of(
        "The request is not signed: X-Hub-Signature is missing"
            + (clientSecret == null ? "." : ", and so is the bearer token of an OAuth client."));
  }

  private boolean isSecret(String given) {
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    boolean matches = false;
    for (String secret : secrets) {
      matches |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), bytes);
    }
    return matches;
  }

  private static Optional<String> unless(boolean good, String refusal) {
    return good ? Optional.empty() : Optional.of(refusal);
  }

  @Override
  public String toString() {
    return "HookKeys";
  }
}
