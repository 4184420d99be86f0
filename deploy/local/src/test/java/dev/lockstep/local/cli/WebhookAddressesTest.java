package dev.lockstep.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.cli.WebhookAddresses.Address;
import dev.lockstep.settings.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookAddressesTest {

  private final Map<String, String> said = new HashMap<>();

  @Test
  void an_administrators_webhook_of_jira_cloud_is_signed() {
    said.put("JIRA_1_BASE_URL", "https://acme.atlassian.net");
    said.put("JIRA_1_USERNAME", "bot@acme.example");
    said.put("JIRA_1_API_TOKEN", "token");
    said.put("JIRA_1_WEBHOOK_SECRET", "a-secret");
    said.put("JIRA_1_WEBHOOK_REGISTER", "yes");

    Address address = address();

    assertThat(address.url()).isEqualTo("https://lockstep.example/webhook/jira/1");
    assertThat(address.where())
        .isEqualTo(
            "Jira https://acme.atlassian.net, System > WebHooks with the secret, which Lockstep"
                + " does itself");
    assertThat(address.events()).contains("comment", "issue link", "project");
    assertThat(address.signed()).isTrue();
  }

  @Test
  void the_secret_in_the_address_for_a_data_center_is_named_and_not_told() {
    said.put("JIRA_1_BASE_URL", "https://jira.acme.example");
    said.put("JIRA_1_DEPLOYMENT", "datacenter");
    said.put("JIRA_1_TOKEN", "token");
    said.put("JIRA_1_WEBHOOK_SECRET", "hush-hush");

    Address address = address();

    assertThat(address.url())
        .isEqualTo("https://lockstep.example/webhook/jira/1/<JIRA_1_WEBHOOK_SECRET>");
    assertThat(address.toString()).doesNotContain("hush-hush");
  }

  @Test
  void an_oauth_client_registers_its_own_and_needs_no_webhook_secret() {
    said.put("JIRA_1_BASE_URL", "https://acme.atlassian.net");
    said.put("JIRA_1_CLOUD_ID", "11111111-2222");
    said.put("JIRA_1_OAUTH_CLIENT_ID", "client");
    said.put("JIRA_1_OAUTH_CLIENT_SECRET", "client-secret");
    said.put("JIRA_1_OAUTH_REFRESH_TOKEN", "refresh");

    Address address = address();

    assertThat(address.where()).contains("OAuth client");
    assertThat(address.events()).doesNotContain("project");
    assertThat(address.signed()).isTrue();
  }

  private Address address() {
    said.put("LOCKSTEP_PUBLIC_URL", "https://lockstep.example");
    Settings settings = Settings.read(said, Set.of(Settings.Need.JIRA)).orThrow();
    return WebhookAddresses.of(settings, URI.create("https://lockstep.example/")).get(0);
  }
}
