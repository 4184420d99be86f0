package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.jira.port.Account.Who;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Who calls, by {@code accountId} in Cloud and by {@code key} in Data Center. */
@RegisterForReflection
public record MyselfJson(
    @Nullable String accountId,
    @Nullable String key,
    @Nullable String displayName,
    @Nullable String timeZone) {

  /**
   * The account.
   *
   * @throws Unauthorized when it has no id: that is a visitor
   */
  public Who who() {
    String id = accountId == null ? key : accountId;
    if (id == null || id.isEmpty()) {
      throw new Unauthorized("Jira does not know the configured account");
    }
    return new Who(id, displayName == null ? id : displayName, Zones.of(timeZone));
  }
}
