package dev.lockstep.jira.port;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The account used at a site. Jira serves a bad credential as an anonymous visitor: an empty list
 * or a 404 where there should be something, not a 401. This tells the difference.
 */
@FunctionalInterface
public interface Account {

  /**
   * Who the site says the account is.
   *
   * @throws dev.lockstep.connector.UpstreamException.Unauthorized (as failure of the Uni) when it
   *     does not know the account
   */
  Uni<Who> whoAmI(Calls calls);

  /** Completes when the site knows the account; fails as {@link #whoAmI(Calls)}. */
  default Uni<Void> prove(Calls calls) {
    return whoAmI(calls).replaceWithVoid();
  }

  /** When the token ends, where the site tells it: Data Center does, Cloud does not. */
  default Uni<Optional<Instant>> tokenExpires() {
    return Uni.createFrom().item(Optional.empty());
  }

  /**
   * An account.
   *
   * @param id as in {@link dev.lockstep.contract.Person#id()}
   * @param zone in which Jira reads the times of its queries
   */
  record Who(String id, String name, ZoneId zone) {}
}
