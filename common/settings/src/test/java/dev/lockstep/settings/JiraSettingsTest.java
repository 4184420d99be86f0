package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Settings.Need;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The ways into Jira, and what is to be known of a site. */
class JiraSettingsTest {

  private static final String SITE = "https://team.atlassian.net";

  private static SettingsResult read(Map<String, String> environment) {
    return Settings.read(environment, null, EnumSet.of(Need.JIRA));
  }

  private static JiraInstance first(Map<String, String> environment) {
    return Objects.requireNonNull(read(environment).orThrow().jira().get("1"));
  }

  private static List<String> mistakes(Map<String, String> environment) {
    return ((SettingsResult.Invalid) read(environment))
        .mistakes().stream().map(Mistake::toString).toList();
  }

  private static Map<String, String> basic(String... more) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of("ATLASSIAN_URL", SITE, "ATLASSIAN_EMAIL", "bot@example.com", "JIRA_TOKEN", "t"));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  @Test
  void a_scoped_token_goes_through_the_gateway_and_people_to_the_site() {
    JiraInstance jira = first(basic("JIRA_1_CLOUD_ID", "a1b2"));

    assertThat(jira.apiUrl()).isEqualTo(URI.create("https://api.atlassian.com/ex/jira/a1b2"));
    assertThat(jira.baseUrl()).isEqualTo(URI.create(SITE));
  }

  @Test
  void oauth_needs_all_of_its_parts() {
    Map<String, String> some = Map.of("JIRA_1_BASE_URL", SITE, "JIRA_1_OAUTH_CLIENT_ID", "client");

    assertThat(mistakes(some))
        .hasSize(3)
        .anyMatch(m -> m.startsWith("JIRA_1_OAUTH_CLIENT_SECRET: not set"))
        .anyMatch(m -> m.startsWith("JIRA_1_OAUTH_REFRESH_TOKEN: not set"))
        .anyMatch(m -> m.startsWith("JIRA_1_CLOUD_ID: not set"));

    Map<String, String> all = new HashMap<>(some);
    all.put("JIRA_1_OAUTH_CLIENT_SECRET", "s");
    all.put("JIRA_1_OAUTH_REFRESH_TOKEN", "r");
    all.put("JIRA_1_CLOUD_ID", "a1b2");
    assertThat(first(all).credential())
        .isEqualTo(
            new JiraCredential.OAuth(
                URI.create("https://auth.atlassian.com/oauth/token"),
                "client",
                new Secret("s"),
                new Secret("r")));
  }

  @Test
  void data_center_takes_a_personal_access_token_without_a_user() {
    JiraInstance jira =
        first(
            Map.of(
                "JIRA_1_BASE_URL", "https://jira.example.com/jira",
                "JIRA_1_DEPLOYMENT", "datacenter",
                "JIRA_1_TOKEN", "pat"));

    assertThat(jira.deployment()).isEqualTo(Deployment.DATACENTER);
    assertThat(jira.credential()).isEqualTo(new JiraCredential.Bearer(new Secret("pat")));
  }

  @Test
  void fields_are_named_once() {
    JiraInstance jira =
        first(
            basic(
                "JIRA_CUSTOMER_NAME_FIELD_ID", "customfield_10001",
                "JIRA_SPRINT_FIELD_ID", "customfield_10020",
                "JIRA_1_CUSTOM_FIELDS", "region=customfield_10061",
                "JIRA_1_TRANSITION_FIELDS", "resolution=Won't Do, customfield_10100=None"));

    assertThat(jira.fields())
        .isEqualTo(
            new JiraFields(
                "customfield_10020",
                Map.of("customer", "customfield_10001", "region", "customfield_10061"),
                Map.of("resolution", "Won't Do", "customfield_10100", "None"),
                false));
    assertThat(
            mistakes(
                basic(
                    "JIRA_TEAM_FIELD_ID", "customfield_10001",
                    "JIRA_1_CUSTOM_FIELDS", "team=customfield_10061")))
        .singleElement()
        .asString()
        .startsWith("JIRA_1_CUSTOM_FIELDS: 'team'; expected another name");
  }

  @Test
  void a_hierarchy_names_only_types_that_it_has() {
    String whole = "10000 Feature: 10101 10104; 10101 Story; 10104 Task";

    assertThat(first(basic("JIRA_1_TYPE_HIERARCHY", whole)).typeHierarchy())
        .containsExactly(
            new HierarchyType("10000", "Feature", List.of("10101", "10104")),
            new HierarchyType("10101", "Story", List.of()),
            new HierarchyType("10104", "Task", List.of()));
    assertThat(mistakes(basic("JIRA_1_TYPE_HIERARCHY", "10000 Feature: 10101")))
        .singleElement()
        .asString()
        .startsWith("JIRA_1_TYPE_HIERARCHY: '10000 Feature: 10101'; expected types");
  }

  @Test
  void a_webhook_is_registered_only_where_its_address_is_known() {
    assertThat(mistakes(basic("JIRA_1_WEBHOOK_REGISTER", "yes")))
        .singleElement()
        .asString()
        .contains("LOCKSTEP_PUBLIC_URL: not set", "because JIRA_1_WEBHOOK_REGISTER");
    assertThat(mistakes(basic("JIRA_1_WEBHOOK_REGISTER", "perhaps")))
        .singleElement()
        .asString()
        .contains("expected yes or no");
    assertThat(
            first(
                    basic(
                        "JIRA_1_WEBHOOK_REGISTER",
                        "yes",
                        "LOCKSTEP_PUBLIC_URL",
                        "https://lockstep.example.com"))
                .registersWebhook())
        .isTrue();
  }

  @Test
  void a_tokens_end_is_a_date() {
    assertThat(first(basic("JIRA_1_TOKEN_EXPIRES", "2027-03-01")).tokenExpires())
        .isEqualTo(LocalDate.of(2027, 3, 1));
    assertThat(mistakes(basic("JIRA_1_TOKEN_EXPIRES", "March")))
        .singleElement()
        .asString()
        .contains("expected a date such as 2027-03-01");
  }
}
