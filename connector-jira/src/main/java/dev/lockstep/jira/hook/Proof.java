package dev.lockstep.jira.hook;

import org.jspecify.annotations.Nullable;

/**
 * By what a delivery claims to come from Jira; each may be absent.
 *
 * @param signature the header {@code X-Hub-Signature}: webhooks that an administrator made
 * @param authorization the header {@code Authorization}: webhooks that an OAuth client made
 * @param pathSecret what the address ends in: Data Center, which as a rule cannot sign
 */
public record Proof(
    @Nullable String signature, @Nullable String authorization, @Nullable String pathSecret) {

  /** A signature alone. */
  public static Proof signed(@Nullable String signature) {
    return new Proof(signature, null, null);
  }

  /** None of what it holds belongs into a log. */
  @Override
  public String toString() {
    return "Proof";
  }
}
