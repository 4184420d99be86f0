package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.rest.Clients;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Secret;
import dev.lockstep.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Sites behind Atlassian's gateway: tokens with scopes, and apps. */
@QuarkusTest
@RealParts
class GatewayComponentTest {

  private static final MutableClock THEIRS = MutableClock.at(Instant.now().toString());
  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.local().withClock(THEIRS));

  @Inject Clients clients;
  @Inject Pool pool;

  private final String name = "g" + UUID.randomUUID();
  private final JiraPeople people = SANDBOX.client().jira(name);
  private final IssueView issue = issue();

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private IssueView issue() {
    people.project("ABC", "Alphabet");
    return people.story("ABC", "Behind the gateway");
  }

  private Site site(JiraCredential credential) {
    JiraInstance instance =
        new JiraInstance(
            name,
            Deployment.CLOUD,
            URI.create("https://team.example.com"),
            SANDBOX.jiraGateway(name),
            credential,
            null,
            List.of(),
            List.of(),
            false,
            500,
            JiraFields.NONE,
            null,
            List.of());
    return CloudSites.site(clients.of(JiraApi.class, instance), instance, Clock.systemUTC());
  }

  private Site app(String refreshToken) {
    return site(
        new JiraCredential.OAuth(
            URI.create(SANDBOX.oauth() + "/token"),
            name,
            new Secret("client-secret"),
            new Secret(refreshToken)));
  }

  private String url(Site site) {
    return await(site.issues().byId(List.of(issue.id()))).get(0).item().url();
  }

  private long refreshed() {
    return SANDBOX.client().journal().stream()
        .filter(entry -> entry.kind().equals("oauth.refreshed") && entry.subject().equals(name))
        .count();
  }

  @Test
  void a_scoped_token_is_good_at_the_gateway_and_links_lead_to_the_site() {
    SANDBOX
        .client()
        .jira(
            name,
            new Requests.Site(
                null, null, null, Map.of("bot@example.com", "scoped"), null, null, null));

    assertThat(url(site(new JiraCredential.Basic("bot@example.com", new Secret("scoped")))))
        .isEqualTo("https://team.example.com/browse/" + issue.key());
    assertThatThrownBy(
            () ->
                await(
                    site(new JiraCredential.Basic("bot@example.com", new Secret("another")))
                        .account()
                        .whoAmI(new Calls())))
        .isInstanceOf(Unauthorized.class);
  }

  @Test
  void replicas_share_the_tokens_of_an_app() {
    people.app(Requests.OAuthApp.of(name, "client-secret", "first"));

    assertThat(url(app("first"))).startsWith("https://team.example.com/");
    assertThat(url(app("first"))).startsWith("https://team.example.com/");
    assertThat(refreshed()).isEqualTo(1);
  }

  @Test
  void a_token_that_ended_early_is_renewed_within_the_call() {
    people.app(Requests.OAuthApp.of(name, "client-secret", "first"));
    Site site = app("first");
    url(site);

    THEIRS.advance(Duration.ofHours(2));

    assertThat(url(site)).startsWith("https://team.example.com/");
    assertThat(refreshed()).isEqualTo(2);
  }

  @Test
  void a_refused_refresh_token_says_what_to_do() {
    people.app(Requests.OAuthApp.of(name, "client-secret", "first"));

    assertThatThrownBy(() -> url(app("stolen-and-spent")))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("authorise the app again and set JIRA_")
        .message()
        .doesNotContain("stolen-and-spent", "client-secret");
  }

  @Test
  void the_database_alone_gives_no_token() {
    people.app(Requests.OAuthApp.of(name, "client-secret", "first"));
    url(app("first"));

    String row =
        await(
                pool.query("select t::text from oauth_token t where instance = '" + name + "'")
                    .execute())
            .iterator()
            .next()
            .getString(0);
    assertThat(row).doesNotContain("first", "access.", "refresh.", "client-secret");
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(30));
  }
}
