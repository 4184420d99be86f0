package dev.lockstep.settings;

import static dev.lockstep.settings.Setting.secret;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The lines of the table for one Jira instance. Instance "1" also answers to the unnumbered names
 * of the systems Lockstep replaces.
 */
record JiraTable(
    Setting<URI> baseUrl,
    Setting<String> email,
    Setting<Secret> token,
    Setting<List<String>> projectKeys,
    Setting<List<Secret>> webhookSecret,
    Setting<Double> requestsPerSecond) {

  static final String FIRST = "1";

  static JiraTable of(String id) {
    return new JiraTable(
        Setting.of(
            name(id, "base-url"),
            Kinds.URL.expecting("the URL of the site, such as https://your-team.atlassian.net"),
            "The Jira site. At least one is needed.",
            variables(id, List.of("ATLASSIAN_URL", "JIRA_CLOUD_URL", "JIRA_BASE_URL"), "BASE_URL")),
        Setting.of(
            name(id, "email"),
            Kinds.USER,
            "Account that reads and writes.",
            variables(
                id,
                List.of("ATLASSIAN_EMAIL", "JIRA_USER_EMAIL", "JIRA_USERNAME"),
                "USERNAME",
                "EMAIL")),
        secret(
            name(id, "token"),
            Kinds.SECRET,
            "API token of that account.",
            variables(id, List.of("JIRA_TOKEN", "JIRA_API_TOKEN"), "API_TOKEN", "TOKEN")),
        Setting.of(
            name(id, "project-keys"),
            Kinds.PROJECT_KEYS,
            "Projects in scope. Unset: every project the account can see.",
            variables(id, List.of("JIRA_PROJECT_KEY"), "PROJECT_KEY")),
        secret(
            name(id, "webhook-secret"),
            Kinds.SECRETS,
            "Secret of the webhook. Unset: webhooks are refused, polls find the changes.",
            variables(id, List.of("JIRA_WEBHOOK_SECRET"), "WEBHOOK_SECRET")),
        Setting.of(
                name(id, "requests-per-second"),
                Kinds.PACE,
                "Pace of all calls with this account.",
                variables(id, List.of("JIRA_REQUESTS_PER_SECOND"), "REQUESTS_PER_SECOND"))
            .or("50"));
  }

  List<Setting<?>> all() {
    return List.of(baseUrl, email, token, projectKeys, webhookSecret, requestsPerSecond);
  }

  private static String name(String id, String key) {
    return "jira." + id + "." + key;
  }

  private static String[] variables(String id, List<String> unnumbered, String... suffixes) {
    String stem = "JIRA_" + id.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    return Stream.concat(
            id.equals(FIRST) ? unnumbered.stream() : Stream.of(),
            Stream.of(suffixes).map(stem::concat))
        .toArray(String[]::new);
  }
}
