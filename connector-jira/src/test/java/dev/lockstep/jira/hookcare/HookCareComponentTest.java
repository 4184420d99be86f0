package dev.lockstep.jira.hookcare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SampleSites;
import dev.lockstep.jira.SandboxApps;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.cloud.CloudKinds;
import dev.lockstep.jira.collect.SiteStates;
import dev.lockstep.jira.collect.States;
import dev.lockstep.jira.datacenter.DataCenterKinds;
import dev.lockstep.jira.port.Directory;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.port.Webhooks.ProvenBy;
import dev.lockstep.jira.port.Webhooks.Registered;
import dev.lockstep.jira.rest.AdminWebhooks;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.messaging.Leases;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import dev.lockstep.testing.MutableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook at a site of the sandbox, which knows both kinds. */
@QuarkusTest
@RealParts
class HookCareComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Sandbox OWN = Sandbox.start();

  @TestHTTPResource("/")
  URI root;

  @Inject CareMemory memory;
  @Inject Leases leases;

  private final MutableClock clock = MutableClock.at(Instant.now().toString());

  @AfterAll
  static void stop() {
    OWN.close();
  }

  @Test
  void an_administrators_webhook_is_registered_once_and_its_deliveries_are_taken() {
    OWN.client().jira("admin").project("ABC", "Alphabet");
    JiraClient<?> client = client("admin", "lockstep@example.com");
    Site site = SampleSites.of("1", new AdminWebhooks(client, ProvenBy.SIGNATURE));
    Registrations care = registrations("1", root.toString(), SandboxSites.NEXT_SECRET);

    await(care.bring(site));
    long calls = OWN.client().calls("jira", "webhooks/1.0/webhook");
    await(care.bring(site));

    assertThat(OWN.client().calls("jira", "webhooks/1.0/webhook")).isEqualTo(calls + 1);
    assertThat(await(site.webhooks().registered()))
        .extracting(Registered::url)
        .containsExactly(root + "webhook/jira/1");
    try (Published hints = new Published(Topics.HINT_JIRA)) {
      IssueView issue = OWN.client().jira("admin").story("ABC", "Told");
      hints.await(WorkItemHinted.class, 1, hint -> hint.item().id().equals(issue.id()));
    }
  }

  @Test
  void a_webhook_that_somebody_made_by_hand_is_taken_over_and_another_secret_is_set() {
    OWN.client().jira("taken").project("ABC", "Alphabet");
    Site site =
        SampleSites.of(
            "5", new AdminWebhooks(client("taken", "lockstep@example.com"), ProvenBy.SIGNATURE));
    String base = "https://lockstep.example/webhook/jira/5";
    await(
        site.webhooks()
            .register(
                new Webhooks.Wanted(base, Set.of("jira:issue_created", "user_created"), "", null)));

    await(registrations("5", "https://lockstep.example", "first").bring(site));
    Registered taken = await(site.webhooks().registered()).get(0);
    await(registrations("5", "https://lockstep.example", "second").bring(site));

    assertThat(taken.events()).contains("user_created").containsAll(AdminWebhooks.EVENTS);
    assertThat(await(site.webhooks().registered())).containsExactly(taken);
    assertThat(updates("taken")).isEqualTo(2);
  }

  @Test
  void a_clients_webhook_is_registered_put_off_and_moved_with_its_address() {
    JiraClient<?> app =
        CloudKinds.client(
            SandboxApps.instance(OWN.jiraGateway("apps"), SandboxApps.let(OWN, "apps")));
    Site site = SampleSites.of("6", CloudKinds.dynamic(app), projects("ABC", "AND"));
    Registrations care = registrations("6", "https://lockstep.example", null);

    await(care.bring(site));
    Registered first = await(site.webhooks().registered()).get(0);
    clock.advance(Duration.ofDays(25));
    await(care.bring(site));
    Registered later = await(site.webhooks().registered()).get(0);
    await(registrations("6", "https://moved.example", null).bring(site));

    assertThat(first.filter()).isEqualTo("project in (\"ABC\", \"AND\")");
    assertThat(first.events()).hasSize(6);
    assertThat(later.id()).isEqualTo(first.id());
    assertThat(later.expires()).isAfterOrEqualTo(first.expires());
    assertThat(OWN.client().calls("jira", "webhook/refresh")).isEqualTo(1);
    assertThat(await(site.webhooks().registered()))
        .extracting(Registered::url)
        .containsExactly("https://moved.example/webhook/jira/6");
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11})
  void a_data_center_of_any_version_has_one_whose_address_ends_in_the_secret(int version) {
    String name = "hq" + version;
    OWN.client()
        .jiraDataCenter(
            name, new Requests.DataCenterSite(null, null, version, null, null, null, null))
        .project("ABC", "Alphabet");
    JiraClient<?> client =
        CloudKinds.client(
            SandboxApps.instance(
                OWN.jiraDataCenter(name), new JiraCredential.Bearer(new Secret("pat"))));
    String id = Integer.toString(20 + version);
    Site site = SampleSites.of(id, DataCenterKinds.webhooks(client));

    await(registrations(id, "https://lockstep.example", "one").bring(site));
    Registered first = await(site.webhooks().registered()).get(0);
    await(registrations(id, "https://lockstep.example", "one").bring(site));
    await(registrations(id, "https://lockstep.example", "two/2").bring(site));

    assertThat(first.url()).isEqualTo("https://lockstep.example/webhook/jira/" + id + "/one");
    assertThat(await(site.webhooks().registered()))
        .singleElement()
        .satisfies(
            last -> {
              assertThat(last.id()).isEqualTo(first.id());
              assertThat(last.url())
                  .isEqualTo("https://lockstep.example/webhook/jira/" + id + "/two%2F2");
              assertThat(last.events()).isEqualTo(AdminWebhooks.EVENTS);
            });
  }

  @Test
  void what_the_account_may_not_do_is_told_with_what_to_do_by_hand() {
    OWN.client().jira("people").project("ABC", "Alphabet");
    Site site = SampleSites.of("7", CloudKinds.dynamic(client("people", "lockstep@example.com")));
    SiteStates states = States.of(clock);

    Duration again = await(keepHooks("7", states).care(site));

    assertThat(again).isEqualTo(Duration.ofHours(1));
    assertThat(states.remarks("7"))
        .singleElement()
        .asString()
        .contains("403", "System > WebHooks", "https://lockstep.example/webhook/jira/7")
        .contains("jira:issue_created");
  }

  @Test
  void a_site_that_does_not_answer_is_asked_again_soon() {
    JiraInstance away =
        SandboxApps.instance(URI.create("http://127.0.0.1:1"), basic("a@example.com"));
    Site site = SampleSites.of("8", new AdminWebhooks(CloudKinds.client(away), ProvenBy.SIGNATURE));
    SiteStates states = States.of(clock);

    assertThat(await(keepHooks("8", states).care(site))).isEqualTo(Duration.ofMinutes(1));
    assertThat(states.remarks("8")).isEmpty();
  }

  private KeepHooks keepHooks(String id, SiteStates states) {
    return new KeepHooks(
        SampleSites.none(),
        registrations(id, "https://lockstep.example", "a-secret"),
        states,
        leases,
        clock);
  }

  private Registrations registrations(String id, String publicUrl, @Nullable String secret) {
    Settings settings =
        Settings.read(
                Map.of(
                    "LOCKSTEP_PUBLIC_URL",
                    publicUrl,
                    "JIRA_" + id + "_BASE_URL",
                    "https://acme.atlassian.net",
                    "JIRA_" + id + "_USERNAME",
                    "bot@acme.example",
                    "JIRA_" + id + "_API_TOKEN",
                    "token",
                    "JIRA_" + id + "_WEBHOOK_SECRET",
                    secret == null ? "" : secret),
                Set.of(Settings.Need.JIRA))
            .orThrow();
    return new Registrations(new HookTargets(settings), memory, clock);
  }

  private static JiraClient<?> client(String site, String person) {
    return CloudKinds.client(SandboxApps.instance(OWN.jira(site), basic(person)));
  }

  private static JiraCredential basic(String person) {
    return new JiraCredential.Basic(person, new Secret("token"));
  }

  private static Directory projects(String... keys) {
    return () ->
        Uni.createFrom()
            .item(
                List.of(keys).stream()
                    .map(
                        key ->
                            new Directory.Named(
                                DirectoryEntry.Kind.PROJECT, key, key, key, Map.of()))
                    .toList());
  }

  private static long updates(String site) {
    return OWN.client().journal().stream()
        .filter(entry -> entry.kind().equals("hook.updated"))
        .filter(entry -> entry.toString().contains(site))
        .count();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }
}
