package dev.lockstep.jira.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Somebody that was searched for; the address only where it may be seen. */
@RegisterForReflection
public record UserJson(
    @Nullable String accountId, @Nullable String name, @Nullable String emailAddress) {

  /** As values name the account. */
  @Nullable String id() {
    return accountId == null ? name : accountId;
  }
}
