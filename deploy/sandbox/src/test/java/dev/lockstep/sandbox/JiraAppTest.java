package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.sandbox.control.Requests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens with scopes, apps, and the webhooks that are registered over REST. */
class JiraAppTest {
  private static final String API = "/rest/api/3";
  private static final String ADMIN = "/rest/webhooks/1.0/webhook";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jira("acme");
  private final HookReceiver receiver = new HookReceiver();
  private final Caller site = new Caller(sandbox.jira("acme"), Caller.JIRA);

  @BeforeEach
  void project() {
    people.project("AA", "Alpha");
    people.app(Requests.OAuthApp.of("app-1", "app-secret", "first"));
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  private Caller gateway(String authorization) {
    return new Caller(sandbox.jiraGateway("acme"), authorization);
  }

  private Caller.Answer refresh(String token, String secret) {
    return new Caller(sandbox.oauth(), "")
        .post(
            "/token",
            "{\"grant_type\":\"refresh_token\",\"client_id\":\"app-1\",\"client_secret\":\""
                + secret
                + "\",\"refresh_token\":\""
                + token
                + "\"}");
  }

  private Caller app() {
    return gateway("Bearer " + refresh("first", "app-secret").json().path("access_token").asText());
  }

  @Test
  void aTokenWithScopesIsGoodAtTheGatewayOnly() {
    client.jira("acme", Requests.Site.scoped(Map.of("bot@example.com", "secret")));
    assertThat(gateway(Caller.JIRA).get(API + "/myself").status()).isEqualTo(200);
    assertThat(site.get(API + "/myself").status()).isEqualTo(401);
    client.jira("acme", Requests.Site.scoped(Map.of("bot@example.com", "other")));
    Caller.Answer refused = gateway(Caller.JIRA).get(API + "/project/search");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("message").asText()).isEqualTo("Unauthorized");
    assertThat(site.get("/_edge/tenant_info").json().path("cloudId").asText())
        .isEqualTo(sandbox.jiraGateway("acme").getPath().substring("/ex/jira/".length()));
  }

  @Test
  void aRefreshTokenIsGoodForOnce() {
    JsonNode first = refresh("first", "app-secret").json();
    Caller app = gateway("Bearer " + first.path("access_token").asText());
    assertThat(app.get(API + "/myself").json().path("displayName").asText())
        .isEqualTo("Lockstep App");
    assertThat(app.get(API + "/myself").json().path("self").asText()).contains("/ex/jira/");
    assertThat(refresh("first", "app-secret").status()).isEqualTo(403);
    assertThat(refresh("first", "app-secret").json().path("error").asText())
        .isEqualTo("invalid_grant");
    assertThat(refresh(first.path("refresh_token").asText(), "wrong").status()).isEqualTo(401);
    clock.pass(Duration.ofHours(1));
    assertThat(app.get(API + "/myself").status()).isEqualTo(401);
    JsonNode second = refresh(first.path("refresh_token").asText(), "app-secret").json();
    Caller again = new Caller(sandbox.oauth(), "Bearer " + second.path("access_token").asText());
    JsonNode sites = again.get("/token/accessible-resources").json();
    assertThat(sites.path(0).path("name").asText()).isEqualTo("acme");
  }

  @Test
  void anAppDoesOnlyWhatItsScopesAllow() {
    people.story("AA", "hello");
    people.app(
        new Requests.OAuthApp("app-1", "app-secret", "App", "read:jira-work", 60_000, "second"));
    Caller app =
        gateway("Bearer " + refresh("second", "app-secret").json().path("access_token").asText());
    assertThat(app.get(API + "/issue/AA-1").status()).isEqualTo(200);
    assertThat(app.post(API + "/search/jql", "{\"jql\":\"key = AA-1\"}").status()).isEqualTo(200);
    Caller.Answer refused = app.put(API + "/issue/AA-1", "{\"fields\":{\"summary\":\"x\"}}");
    assertThat(refused.json().path("message").asText()).contains("scope does not match");
    assertThat(site.get(API + "/webhook").status()).isEqualTo(403);
  }

  @Test
  void anAdministratorsWebhookFiltersSignsAndKeepsItsSecret() {
    String hook =
        "{\"name\":\"lockstep\",\"url\":\""
            + receiver.uri()
            + "\",\"events\":[\"jira:issue_created\",\"comment_updated\",\"issuelink_created\"],"
            + "\"filters\":{\"issue-related-events-section\":\"project = AA\"},"
            + "\"secret\":\"hush\"}";
    Caller.Answer made = site.post(ADMIN, hook);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text()).doesNotContain("hush");
    people.project("BB", "Beta");
    people.story("BB", "not told");
    people.story("AA", "told");
    people.comment("AA-1", "not told", "Ada");
    people.desk().editComment("AA-1", people.desk().newestComment("AA-1"), "told", "Ada");
    people.desk().link("AA-1", "Blocks", "BB-1", "Ada");
    HookReceiver.Received first = receiver.next();
    assertThat(first.header("X-Hub-Signature"))
        .isEqualTo(dev.lockstep.sandbox.hook.Signature.of("hush", first.body()));
    assertThat(first.json().path("issue").path("key").asText()).isEqualTo("AA-1");
    assertThat(receiver.next().json().path("comment").path("body").asText()).isEqualTo("told");
    assertThat(receiver.next().json().path("issueLink").path("issueLinkType").path("name").asText())
        .isEqualTo("Blocks");
    String one = made.json().path("self").asText();
    assertThat(site.put(one, "{\"name\":\"renamed\"}").json().path("isSigned").asBoolean())
        .isTrue();
    assertThat(site.get(ADMIN).json()).hasSize(1);
    assertThat(site.delete(one).status()).isEqualTo(204);
    people.story("AA", "told to nobody");
    assertThat(client.awaitQuiet(Duration.ofSeconds(20))).isTrue();
    assertThat(receiver.waiting()).isZero();
  }

  @Test
  void anAppsWebhooksAreFewSignedWithATokenAndEnd() {
    Caller app = app();
    String body =
        "{\"url\":\""
            + receiver.uri()
            + "\",\"webhooks\":[{\"events\":[\"jira:issue_updated\"],\"jqlFilter\":"
            + "\"project = AA\",\"fieldIdsFilter\":[\"summary\"]},{\"events\":"
            + "[\"jira:issue_created\",\"jira:issue_updated\"],\"jqlFilter\":\"project = AA\"},"
            + "{\"events\":[\"jira:issue_created\"],\"jqlFilter\":\"labels = x\"}]}";
    JsonNode results = app.post(API + "/webhook", body).json().path("webhookRegistrationResult");
    assertThat(results.path(2).path("errors").path(0).asText())
        .isEqualTo("The clause labels is unsupported");
    people.story("AA", "hello");
    people.rename("AA-1", "other", "Ada");
    HookReceiver.Received created = receiver.next();
    assertThat(created.header("X-Hub-Signature")).isEmpty();
    assertThat(created.json().path("matchedWebhookIds")).hasSize(1);
    assertThat(receiver.next().json().path("matchedWebhookIds")).hasSize(2);
    String[] token = created.header("Authorization").substring("Bearer ".length()).split("\\.");
    assertThat(token[2]).isEqualTo(signature(token[0] + "." + token[1]));
    JsonNode claims = json(Base64.getUrlDecoder().decode(token[1]));
    assertThat(claims.path("iss").asText()).isEqualTo("app-1");
    assertThat(claims.path("exp").asLong()).isGreaterThan(claims.path("iat").asLong());
    assertThat(app.post(API + "/webhook", body.replace("/hook", "/other")).text())
        .contains("Only a single URL per app");
    app.post(API + "/webhook", body);
    JsonNode third = app.post(API + "/webhook", body).json().path("webhookRegistrationResult");
    assertThat(third.path(1).path("errors").path(0).asText()).contains("maximum of 5");
    JsonNode list = app.get(API + "/webhook").json();
    assertThat(list.path("total").asInt()).isEqualTo(5);
    assertThat(list.path("values").path(0).path("expirationDate").asText())
        .startsWith("2026-02-04T10:00:00");
    clock.pass(Duration.ofDays(29));
    Caller later = renewed();
    String renew = "{\"webhookIds\":[" + results.path(0).path("createdWebhookId").asLong() + "]}";
    assertThat(later.exchange("PUT", API + "/webhook/refresh", renew).text())
        .contains("2026-03-05");
    clock.pass(Duration.ofDays(2));
    later = renewed();
    assertThat(later.get(API + "/webhook").json().path("total").asInt()).isEqualTo(1);
    assertThat(later.exchange("DELETE", API + "/webhook", renew).status()).isEqualTo(202);
  }

  private Caller renewed() {
    people.app(Requests.OAuthApp.of("app-1", "app-secret", "next"));
    return gateway("Bearer " + refresh("next", "app-secret").json().path("access_token").asText());
  }

  private static String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("app-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
