package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.settings.JiraCredential;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How calls show who makes them. */
interface Authorization {

  /** Completes when {@link #header()} can be sent; {@link Throttled} while it must not be. */
  Uni<Void> ready();

  /** A site told a call to pause. */
  default void told(Throttled pause) {}

  /** The header {@code Authorization}. */
  String header();

  /**
   * After a refusal: whether there is another header now, with which one more try is worthwhile.
   */
  Uni<Boolean> renewed(String refused);

  /** One that stays as it is. */
  static Authorization of(JiraCredential credential) {
    if (credential instanceof JiraCredential.Basic basic) {
      String pair = basic.user() + ":" + basic.token().value();
      return new Fixed(
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    if (credential instanceof JiraCredential.Bearer bearer) {
      return new Fixed("Bearer " + bearer.token().value());
    }
    throw new IllegalArgumentException(credential.who() + " has no token that stays");
  }

  /** A token that does not change. */
  final class Fixed implements Authorization {
    private final String header;

    private Fixed(String header) {
      this.header = header;
    }

    @Override
    public Uni<Void> ready() {
      return Uni.createFrom().voidItem();
    }

    @Override
    public String header() {
      return header;
    }

    @Override
    public Uni<Boolean> renewed(String refused) {
      return Uni.createFrom().item(false);
    }
  }
}
