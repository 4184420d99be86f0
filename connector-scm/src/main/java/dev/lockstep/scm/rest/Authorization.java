package dev.lockstep.scm.rest;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How calls show who makes them. */
@FunctionalInterface
public interface Authorization {

  /** The header {@code Authorization} for a call that goes out now; asked for before each. */
  Uni<String> header();

  /** A token that stays as it is. */
  static Authorization bearer(String token) {
    return fixed("Bearer " + token);
  }

  /** A user with a password or token that stays as it is. */
  static Authorization basic(String user, String token) {
    return fixed(
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8)));
  }

  private static Authorization fixed(String header) {
    return () -> Uni.createFrom().item(header);
  }
}
