package dev.lockstep.settings;

import java.net.URI;

/** How Lockstep shows a Jira site who it is. */
public sealed interface JiraCredential {

  /** For people: whose it is, never the secret. */
  String who();

  /** Basic authentication: a user and an API token (Cloud) or password (Data Center). */
  record Basic(String user, Secret token) implements JiraCredential {
    @Override
    public String who() {
      return user;
    }
  }

  /** A bearer token that does not change: a personal access token of Data Center. */
  record Bearer(Secret token) implements JiraCredential {
    @Override
    public String who() {
      return "the owner of a personal access token";
    }
  }

  /**
   * OAuth 2.0: short-lived access tokens, got by a refresh token that changes with each use.
   *
   * @param tokenUrl where tokens are got
   * @param refreshToken the first one; later ones are kept in the database
   */
  record OAuth(URI tokenUrl, String clientId, Secret clientSecret, Secret refreshToken)
      implements JiraCredential {
    @Override
    public String who() {
      return "OAuth client " + clientId;
    }
  }
}
