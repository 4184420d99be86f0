package dev.lockstep.jira.port;

import io.smallrye.mutiny.Uni;

/**
 * The account used at a site. Jira serves a bad credential as an anonymous visitor: an empty list
 * or a 404 where there should be something, not a 401. This tells the difference.
 */
@FunctionalInterface
public interface Account {

  /**
   * Completes when the site knows the account.
   *
   * @throws dev.lockstep.connector.UpstreamException.Unauthorized (as failure of the Uni) when it
   *     does not
   */
  Uni<Void> prove(Calls calls);
}
