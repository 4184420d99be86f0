package dev.lockstep.jira.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemediesTest {

  private static final Unauthorized REFUSED = new Unauthorized("Jira answers 401");

  private static JiraInstance instance(Deployment deployment, JiraCredential credential) {
    URI site = URI.create("https://jira.example.com");
    return new JiraInstance(
        "our-team",
        deployment,
        site,
        site,
        credential,
        null,
        List.of(),
        List.of(),
        false,
        50,
        JiraFields.NONE,
        null,
        List.of());
  }

  private static String words(Throwable failure) {
    return Remedies.of(
        instance(
            Deployment.CLOUD, new JiraCredential.Basic("bot@example.com", new Secret("hidden"))),
        failure);
  }

  private static String refused(Deployment deployment, JiraCredential credential) {
    return Remedies.of(instance(deployment, credential), REFUSED);
  }

  @Test
  void a_refused_token_is_to_be_made_anew_where_such_tokens_are_made() {
    Secret secret = new Secret("hidden");

    assertThat(words(REFUSED))
        .startsWith("Jira answers 401: the token was refused or has expired")
        .contains("id.atlassian.com")
        .endsWith("set JIRA_OUR_TEAM_TOKEN");
    assertThat(refused(Deployment.DATACENTER, new JiraCredential.Bearer(secret)))
        .contains("https://jira.example.com")
        .endsWith("set JIRA_OUR_TEAM_TOKEN");
    assertThat(refused(Deployment.DATACENTER, new JiraCredential.Basic("bot", secret)))
        .contains("sign in at https://jira.example.com once", "JIRA_OUR_TEAM_USERNAME");
    assertThat(
            refused(
                Deployment.CLOUD,
                new JiraCredential.OAuth(
                    URI.create("https://auth.example.com"), "c", secret, secret)))
        .endsWith("set JIRA_OUR_TEAM_OAUTH_REFRESH_TOKEN");
  }

  @Test
  void each_other_failure_says_where_to_look_and_none_shows_a_secret() {
    assertThat(words(Unauthorized.forbidden("Jira answers 403")))
        .contains("bot@example.com is known, but may not do this");
    assertThat(words(new Unavailable("no usable answer: ConnectException")))
        .contains("is JIRA_OUR_TEAM_BASE_URL right", "reach jira.example.com");
    assertThat(words(new Throttled("429", Duration.ofSeconds(40), Scope.CREDENTIAL)))
        .contains("for 40 s", "JIRA_OUR_TEAM_REQUESTS_PER_SECOND");
    assertThat(words(new Rejected(400, "no project ABC"))).startsWith("400: no project ABC");
    assertThat(words(new IllegalStateException("a bug"))).isEqualTo("IllegalStateException: a bug");
    assertThat(words(REFUSED)).doesNotContain("hidden");
  }
}
