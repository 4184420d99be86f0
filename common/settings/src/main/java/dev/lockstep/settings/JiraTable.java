package dev.lockstep.settings;

import static dev.lockstep.settings.Setting.secret;

import dev.lockstep.settings.JiraInstance.Deployment;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lines of the table for one Jira instance. Instance "1" also answers to the unnumbered names
 * of the systems Lockstep replaces.
 */
record JiraTable(
    Setting<URI> baseUrl,
    Setting<Deployment> deployment,
    Setting<String> email,
    Setting<Secret> token,
    Setting<LocalDate> tokenExpires,
    Setting<List<String>> projectKeys,
    Setting<List<Secret>> webhookSecret,
    Setting<Boolean> webhookRegister,
    Setting<Double> requestsPerSecond,
    Access access,
    Fields fields,
    Setting<String> harvestJql,
    Setting<List<HierarchyType>> typeHierarchy) {

  static final String FIRST = "1";

  static JiraTable of(String id) {
    return new JiraTable(
        Setting.of(
            name(id, "base-url"),
            Kinds.URL.expecting("the URL of the site, such as https://your-team.atlassian.net"),
            "The Jira site. At least one is needed.",
            variables(id, List.of("ATLASSIAN_URL", "JIRA_CLOUD_URL", "JIRA_BASE_URL"), "BASE_URL")),
        Setting.of(
                name(id, "deployment"),
                Kinds.DEPLOYMENT,
                "Which Jira it is.",
                variables(id, List.of(), "DEPLOYMENT"))
            .or("cloud"),
        Setting.of(
            name(id, "email"),
            Kinds.USER,
            "Account that reads and writes. Unset with datacenter: the token is a personal access"
                + " token.",
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
            name(id, "token-expires"),
            Kinds.DATE,
            "When that token ends; health warns two weeks before.",
            variables(id, List.of(), "TOKEN_EXPIRES")),
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
                name(id, "webhook-register"),
                Kinds.FLAG,
                "Whether Lockstep registers its webhook there and keeps it registered; needs"
                    + " LOCKSTEP_PUBLIC_URL.",
                variables(id, List.of(), "WEBHOOK_REGISTER"))
            .or("no"),
        Setting.of(
                name(id, "requests-per-second"),
                Kinds.PACE,
                "Pace of all calls with this account.",
                variables(id, List.of("JIRA_REQUESTS_PER_SECOND"), "REQUESTS_PER_SECOND"))
            .or("50"),
        Access.of(id),
        Fields.of(id),
        Setting.of(
            name(id, "harvest-jql"),
            Kinds.TEXT,
            "What a harvest reads. Unset: the projects in scope.",
            variables(id, List.of(), "HARVEST_JQL")),
        Setting.of(
            name(id, "type-hierarchy"),
            Kinds.HIERARCHY,
            "The issue types that are harvested, each with those below it; other types count as"
                + " 'Error-Type Not Known' (-1). Unset: all, by Jira's own levels.",
            variables(id, List.of(), "TYPE_HIERARCHY")));
  }

  /**
   * How programs get in, where it is not by the account and token of a person.
   *
   * @param cloudId calls go through Atlassian's gateway, as scoped tokens and OAuth need
   */
  record Access(
      Setting<String> cloudId,
      Setting<URI> gatewayUrl,
      Setting<String> clientId,
      Setting<Secret> clientSecret,
      Setting<Secret> refreshToken,
      Setting<URI> tokenUrl) {

    static Access of(String id) {
      return new Access(
          Setting.of(
              name(id, "cloud-id"),
              Kinds.NAME,
              "Id of the Cloud site, where calls go through Atlassian's gateway: scoped tokens,"
                  + " service accounts, OAuth.",
              variables(id, List.of(), "CLOUD_ID")),
          Setting.of(
                  name(id, "gateway-url"),
                  Kinds.URL,
                  "That gateway.",
                  variables(id, List.of(), "GATEWAY_URL"))
              .or("https://api.atlassian.com"),
          Setting.of(
              name(id, "oauth-client-id"),
              Kinds.NAME,
              "OAuth 2.0 instead of a token: the client's id.",
              variables(id, List.of(), "OAUTH_CLIENT_ID")),
          secret(
              name(id, "oauth-client-secret"),
              Kinds.SECRET,
              "The client's secret; it also signs the webhooks that the client registers.",
              variables(id, List.of(), "OAUTH_CLIENT_SECRET")),
          secret(
              name(id, "oauth-refresh-token"),
              Kinds.SECRET,
              "The first refresh token; later ones are kept in the database.",
              variables(id, List.of(), "OAUTH_REFRESH_TOKEN")),
          Setting.of(
                  name(id, "oauth-token-url"),
                  Kinds.URL,
                  "Where access tokens are got.",
                  variables(id, List.of(), "OAUTH_TOKEN_URL"))
              .or("https://auth.atlassian.com/oauth/token"));
    }

    List<Setting<?>> all() {
      return List.of(cloudId, gatewayUrl, clientId, clientSecret, refreshToken, tokenUrl);
    }
  }

  /** What is to be known of the site's fields. */
  record Fields(
      Setting<String> sprint,
      Setting<String> customer,
      Setting<String> storyPoints,
      Setting<String> team,
      Setting<Map<String, String>> custom,
      Setting<Map<String, String>> onTransition,
      Setting<Boolean> remoteLinks) {

    static Fields of(String id) {
      return new Fields(
          field(id, "sprint", "Field with the sprint. Unset: found by its type.", "SPRINT"),
          field(id, "customer-name", "Field with the customer's name.", "CUSTOMER_NAME"),
          field(id, "story-points", "Field with the story points.", "STORY_POINTS"),
          field(id, "team", "Field with the team.", "TEAM"),
          Setting.of(
              name(id, "custom-fields"),
              Kinds.FIELD_NAMES,
              "Further fields to read, by the name they get in events.",
              variables(id, List.of(), "CUSTOM_FIELDS")),
          Setting.of(
              name(id, "transition-fields"),
              Kinds.FIELD_VALUES,
              "Values for fields that screens of transitions demand.",
              variables(id, List.of(), "TRANSITION_FIELDS")),
          Setting.of(
                  name(id, "remote-links"),
                  Kinds.FLAG,
                  "Whether the remote links of changed issues are read: one call for each issue.",
                  variables(id, List.of(), "REMOTE_LINKS"))
              .or("no"));
    }

    List<Setting<?>> all() {
      return List.of(sprint, customer, storyPoints, team, custom, onTransition, remoteLinks);
    }

    private static Setting<String> field(String id, String name, String about, String variable) {
      return Setting.of(
          name(id, name + "-field-id"),
          Kinds.FIELD_ID,
          about,
          variables(id, List.of("JIRA_" + variable + "_FIELD_ID"), variable + "_FIELD_ID"));
    }
  }

  List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>();
    all.addAll(
        List.of(
            baseUrl,
            deployment,
            email,
            token,
            tokenExpires,
            projectKeys,
            webhookSecret,
            webhookRegister,
            requestsPerSecond));
    all.addAll(access.all());
    all.addAll(fields.all());
    all.addAll(List.of(harvestJql, typeHierarchy));
    return List.copyOf(all);
  }

  /** The ends of the variables of a numbered instance. */
  static List<String> suffixes() {
    String stem = "JIRA_0_";
    return of("0").all().stream()
        .flatMap(setting -> setting.variables().stream())
        .map(variable -> variable.substring(stem.length()))
        .toList();
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
