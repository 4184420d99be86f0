package dev.lockstep.jira.collect;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import java.util.Locale;

/** Why a site cannot be read and what a person can do about it, in words. */
final class Remedies {

  private static final String CLOUD_TOKENS =
      "https://id.atlassian.com/manage-profile/security/api-tokens";

  private Remedies() {}

  static String of(JiraInstance instance, Throwable failure) {
    String what = failure.getMessage();
    if (failure instanceof Unauthorized refused) {
      return what + ": " + (refused.forbidden() ? permission(instance) : token(instance));
    }
    if (failure instanceof Unavailable) {
      return what
          + ": is "
          + variable(instance, "BASE_URL")
          + " right, and can this machine reach "
          + instance.apiUrl().getHost()
          + "?";
    }
    if (failure instanceof Throttled limit) {
      return what
          + ": it wants to be left alone for "
          + limit.retryAfter().toSeconds()
          + " s; if that happens often, lower "
          + variable(instance, "REQUESTS_PER_SECOND");
    }
    if (failure instanceof Rejected) {
      return what + ": does everything exist that is named in the settings JIRA_*?";
    }
    return failure.getClass().getSimpleName() + ": " + what;
  }

  private static String permission(JiraInstance instance) {
    return "the account "
        + instance.credential().who()
        + " is known, but may not do this; does it see the projects, and does its token have the"
        + " scopes?";
  }

  private static String token(JiraInstance instance) {
    JiraCredential credential = instance.credential();
    if (credential instanceof JiraCredential.OAuth) {
      return "authorise the app again and set " + variable(instance, "OAUTH_REFRESH_TOKEN");
    }
    String set = " and set " + variable(instance, "TOKEN");
    if (instance.deployment() == Deployment.CLOUD) {
      return "the token was refused or has expired; make a new one at " + CLOUD_TOKENS + set;
    }
    return credential instanceof JiraCredential.Bearer
        ? "the personal access token was refused or has expired; make a new one in the profile at "
            + instance.baseUrl()
            + set
        : "user or password are not accepted; sign in at "
            + instance.baseUrl()
            + " once, then set "
            + variable(instance, "USERNAME")
            + set;
  }

  private static String variable(JiraInstance instance, String end) {
    return "JIRA_" + instance.id().toUpperCase(Locale.ROOT).replace('-', '_') + "_" + end;
  }
}
