package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.Throttled;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * An account as it shows itself at one of its sites, while the quota of all of them is not spent.
 */
final class WithinQuota implements Authorization {

  private final Authorization account;
  private final Quota quota;

  /**
   * @param quota shared by all sites of the account
   */
  WithinQuota(Authorization account, Quota quota) {
    this.account = account;
    this.quota = quota;
  }

  @Override
  public Uni<Void> ready() {
    Optional<Throttled> spent = quota.spent();
    return spent.isPresent() ? Uni.createFrom().failure(spent.get()) : account.ready();
  }

  @Override
  public void told(Throttled pause) {
    quota.note(pause);
  }

  @Override
  public String header() {
    return account.header();
  }

  @Override
  public Uni<Boolean> renewed(String refused) {
    return account.renewed(refused);
  }
}
