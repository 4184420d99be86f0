package dev.lockstep.jira.command;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers whose address is whose. */
public interface KnownAccounts {

  /** What is known of these addresses. */
  Uni<List<Known>> of(String instance, Set<String> emails);

  /** Keeps one. */
  Uni<Void> keep(String instance, Known known);

  /**
   * A person by address.
   *
   * @param accountId absent when no account had it
   */
  record Known(String email, @Nullable String accountId, Instant lookedAt) {}
}
