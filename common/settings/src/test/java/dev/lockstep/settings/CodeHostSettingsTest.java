package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.settings.SettingsResult.Invalid;
import dev.lockstep.settings.SettingsResult.Valid;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeHostSettingsTest {

  private static SettingsResult read(Map<String, String> environment) {
    return Settings.read(environment, null, EnumSet.noneOf(Settings.Need.class));
  }

  private static Settings valid(Map<String, String> environment) {
    return ((Valid) read(environment)).settings();
  }

  private static List<String> mistakes(Map<String, String> environment) {
    return ((Invalid) read(environment)).mistakes().stream().map(Mistake::toString).toList();
  }

  @Test
  void github_needs_owners_and_a_token() {
    GitHubSettings github =
        Objects.requireNonNull(
            valid(
                    Map.of(
                        "GITHUB_OWNERS", "Acme,octocat",
                        "GITHUB_TOKEN", "t",
                        "GITHUB_REPOSITORIES", "acme/shop-*,!shop-old",
                        "WEBHOOK_SECRET", "w"))
                .github());

    assertThat(github.apiUrl()).isEqualTo(URI.create("https://api.github.com"));
    assertThat(github.owners()).containsExactly("acme", "octocat");
    assertThat(github.credential()).isEqualTo(new GitHubSettings.Credential.Token(new Secret("t")));
    assertThat(github.repositories()).hasToString("shop-* but shop-old");
    assertThat(github.webhookSecrets()).containsExactly(new Secret("w"));
  }

  @Test
  void an_app_is_another_credential_and_never_both() {
    Map<String, String> app = new HashMap<>();
    app.put("GITHUB_OWNERS", "acme");
    app.put("GITHUB_APP_ID", "42");
    app.put(
        "GITHUB_APP_PRIVATE_KEY",
        "-----BEGIN RSA PRIVATE KEY-----\\nabc\\n-----END RSA PRIVATE KEY-----");
    assertThat(Objects.requireNonNull(valid(app).github()).credential())
        .isInstanceOf(GitHubSettings.Credential.App.class)
        .asString()
        .doesNotContain("abc");

    app.put("GITHUB_TOKEN", "t");
    assertThat(mistakes(app)).singleElement().asString().contains("GITHUB_TOKEN", "not both");
  }

  @Test
  void data_center_needs_url_projects_and_token() {
    assertThat(mistakes(Map.of("BITBUCKET_DC_URL", "https://git.example.com")))
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).startsWith("BITBUCKET_DC_PROJECTS"))
        .anySatisfy(text -> assertThat(text).startsWith("BITBUCKET_DC_TOKEN"));
  }

  @Test
  void azure_devops_reads_teams_and_projects_with_blanks() {
    AzureDevOpsSettings ado =
        Objects.requireNonNull(
            valid(
                    Map.of(
                        "ADO_ORGANIZATION", "acme",
                        "ADO_PROJECT", "Shop, Back Office",
                        "ADO_SCRUM_PROJECT", "Shop:Web Team,Shop:API",
                        "ADO_PERSONAL_ACCESS_TOKEN", "p",
                        "ADO_REPOSITORIES", "Shop:*,!Shop:old"))
                .azureDevOps());

    assertThat(ado.projects()).containsExactly("Shop", "Back Office");
    assertThat(ado.scrumTeams()).isEqualTo(Map.of("Shop", List.of("Web Team", "API")));
    assertThat(ado.repositories().covers("Shop:web")).isTrue();
    assertThat(ado.repositories().covers("Shop:old")).isFalse();
  }

  @Test
  void registering_needs_to_know_where_and_with_which_secret() {
    assertThat(
            mistakes(
                Map.of(
                    "GITHUB_OWNERS", "acme",
                    "GITHUB_TOKEN", "t",
                    "GITHUB_WEBHOOK_REGISTER", "yes")))
        .anySatisfy(text -> assertThat(text).startsWith("LOCKSTEP_PUBLIC_URL"))
        .anySatisfy(text -> assertThat(text).startsWith("GITHUB_WEBHOOK_SECRET"));
  }

  @Test
  void so_does_registering_at_bitbucket_cloud() {
    assertThat(
            mistakes(
                Map.of(
                    "BITBUCKET_WORKSPACE", "acme",
                    "BITBUCKET_TOKEN", "t",
                    "BITBUCKET_WEBHOOK_REGISTER", "yes")))
        .anySatisfy(text -> assertThat(text).startsWith("LOCKSTEP_PUBLIC_URL"))
        .anySatisfy(text -> assertThat(text).startsWith("BITBUCKET_WEBHOOK_SECRET"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GITHUB_OWNERS        | https://github.com/acme",
        "GITHUB_REPOSITORIES  | https://github.com/acme/shop",
        "ADO_ORGANIZATION     | dev.azure.com/acme",
        "ADO_SCRUM_PROJECT    | Shop",
        "ADO_CUSTOMER_FIELD   | the customer",
        "GITHUB_APP_PRIVATE_KEY | /etc/key.pem"
      })
  void what_cannot_be_meant_is_named(String variable, String value) {
    assertThat(mistakes(Map.of(variable, value)))
        .anySatisfy(text -> assertThat(text).startsWith(variable));
  }

  @ParameterizedTest
  @CsvSource({
    "'',            shop,     true",
    "shop,          Shop,     true",
    "shop,          shop-api, false",
    "shop-*,        shop-api, true",
    "*.js,          a.js,     true",
    "*.js,          ajs,      false",
    "!old-*,        old-shop, false",
    "!old-*,        shop,     true",
    "'shop*,!shop', shop,     false",
    "'shop*,!shop', shop2,    true"
  })
  void patterns_take_and_leave_out(String written, String name, boolean covered) {
    List<String> names = written.isEmpty() ? List.of() : List.of(written.split(","));

    assertThat(RepositoryPatterns.of(names).covers(name)).isEqualTo(covered);
  }
}
