package dev.lockstep.settings;

import dev.lockstep.settings.Settings.Need;
import java.util.List;
import java.util.Set;

/** What must be set whatever else is. */
final class Needs {
  private Needs() {}

  static void check(Set<Need> needs, Said said, List<String> jiraIds) {
    if (needs.contains(Need.JIRA) && jiraIds.isEmpty()) {
      said.complain(
          new Mistake(
              "ATLASSIAN_URL",
              "not set",
              "the URL of a Jira site, with ATLASSIAN_EMAIL and JIRA_TOKEN, because Lockstep needs at least one"
                  + " (JIRA_1_BASE_URL, JIRA_1_USERNAME and JIRA_1_API_TOKEN say the same)"));
    }
    if (needs.contains(Need.BITBUCKET)
        && said.firstSaid(List.of(SettingsTable.BITBUCKET_WORKSPACE, SettingsTable.BITBUCKET_TOKEN))
            == null) {
      said.complain(
          new Mistake(
              "BITBUCKET_WORKSPACE",
              "not set",
              "a workspace of Bitbucket, with BITBUCKET_TOKEN, because this part reads repositories"));
    }
    if (needs.contains(Need.API_KEY) && said.where(SettingsTable.API_KEY) == null) {
      said.complain(
          new Mistake(
              "LOCKSTEP_API_KEY",
              "not set",
              "the key that callers send as X-API-Key, because a service does not start unprotected"));
    }
  }
}
