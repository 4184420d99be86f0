package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests.AccessToken;
import dev.lockstep.sandbox.control.Requests.DataCenterSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterAccessTest {
  private static final String API = "/rest/api/2";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jiraDataCenter("hq");

  @BeforeEach
  void issue() {
    people.project("AA", "Alpha");
    people.story("AA", "a story");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Caller with(String authorization) {
    return new Caller(sandbox.jiraDataCenter("hq"), authorization);
  }

  private static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private void passwords(Map<String, String> passwords) {
    client.jiraDataCenter("hq", new DataCenterSite(null, null, null, null, passwords, null, null));
  }

  private void tokens(Map<String, AccessToken> tokens) {
    client.jiraDataCenter("hq", new DataCenterSite(null, null, null, null, null, tokens, null));
  }

  @Test
  void withoutCredentialsOneIsNobody() {
    Caller nobody = with("");
    Caller.Answer empty = nobody.get(API + "/search?jql=");
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.json().path("total").asInt(-1)).isZero();
    assertThat(empty.header("X-AUSERNAME")).isEqualTo("anonymous");
    assertThat(nobody.get(API + "/project").json()).isEmpty();
    assertThat(nobody.get(API + "/user/search?username=.").json()).isEmpty();
    assertThat(nobody.get(API + "/myself").status()).isEqualTo(401);
    assertThat(nobody.get(API + "/issue/AA-1").text()).contains("Login Required");
    assertThat(nobody.get(API + "/serverInfo").status()).isEqualTo(200);
  }

  @Test
  void aTokenBelongsToSomebodyAndEnds() {
    long end = clock.millis() + 60_000;
    tokens(Map.of("good", new AccessToken("robot", end), "other", new AccessToken("robot2", null)));
    Caller robot = with("Bearer good");
    JsonNode me = robot.get(API + "/myself").json();
    assertThat(me.path("name").asText()).isEqualTo("robot");
    assertThat(me.path("key").asText()).matches("JIRAUSER\\d{5}");
    assertThat(me.path("emailAddress").asText()).isEqualTo("robot@example.com");
    assertThat(me.path("timeZone").asText()).isEqualTo("UTC");
    assertThat(me.has("accountId")).isFalse();
    JsonNode mine = robot.get("/rest/pat/latest/tokens").json();
    assertThat(mine).hasSize(1);
    assertThat(mine.path(0).path("expiringAt").asText()).isEqualTo("2026-01-05T10:01:00.000+0000");
    assertThat(with("Bearer wrong").get(API + "/search?jql=").status()).isEqualTo(401);
    clock.pass(Duration.ofMinutes(1));
    assertThat(robot.get(API + "/search?jql=").status()).isEqualTo(401);
    assertThat(with("Bearer other").get(API + "/myself").status()).isEqualTo(200);
  }

  @Test
  void aTokenCanMakeItsSuccessor() {
    tokens(Map.of("first", new AccessToken("robot", null)));
    Caller first = with("Bearer first");
    JsonNode made =
        first
            .post("/rest/pat/latest/tokens", "{\"name\":\"next\",\"expirationDuration\":90}")
            .json();
    assertThat(made.path("expiringAt").asText()).isEqualTo("2026-04-05T10:00:00.000+0000");
    Caller next = with("Bearer " + made.path("rawToken").asText());
    assertThat(next.get(API + "/myself").json().path("name").asText()).isEqualTo("robot");
    JsonNode listed = next.get("/rest/pat/latest/tokens").json();
    assertThat(listed.findValues("rawToken")).isEmpty();
    String old = listed.path(0).path("id").asText();
    assertThat(next.exchange("DELETE", "/rest/pat/latest/tokens/" + old, "").status())
        .isEqualTo(204);
    assertThat(first.get(API + "/myself").status()).isEqualTo(401);
  }

  @Test
  void aPasswordThatIsWrongThreeTimesLeadsToACaptcha() {
    passwords(Map.of("robot", "secret"));
    Caller wrong = with(basic("robot", "guess"));
    for (int i = 0; i < 3; i++) {
      Caller.Answer refused = wrong.get(API + "/search?jql=");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
    }
    Caller right = with(basic("robot", "secret"));
    Caller.Answer denied = right.get(API + "/myself");
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.header("X-Authentication-Denied-Reason"))
        .startsWith("CAPTCHA_CHALLENGE; login-url=")
        .endsWith("/jira-dc/hq/login.jsp");
    assertThat(with("Bearer pat").get(API + "/myself").status()).isEqualTo(200);
    passwords(Map.of("robot", "secret"));
    assertThat(right.get(API + "/myself").json().path("name").asText()).isEqualTo("robot");
  }

  @Test
  void elevenTakesNoPasswords() {
    client.jiraDataCenter("hq", new DataCenterSite(null, null, 11, null, null, null, null));
    Caller.Answer refused = with(basic("robot", "secret")).get(API + "/myself");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("Basic Authentication has been disabled");
    assertThatThrownBy(
            () ->
                client.jiraDataCenter(
                    "hq", new DataCenterSite(null, null, 12, null, null, null, null)))
        .hasMessageContaining("version must be from 9 to 11");
  }

  @Test
  void peopleAreFoundByNameKeyAndAddress() {
    client.jiraDataCenter(
        "hq", new DataCenterSite(null, null, null, List.of("Ada Lovelace"), null, null, null));
    Caller robot = with("Bearer pat");
    JsonNode ada = robot.get(API + "/user?username=ada.lovelace").json();
    assertThat(ada.path("displayName").asText()).isEqualTo("Ada Lovelace");
    assertThat(robot.get(API + "/user?key=" + ada.path("key").asText()).json()).isEqualTo(ada);
    assertThat(robot.get(API + "/user/search?username=ada.lovelace@example.com").json()).hasSize(1);
    assertThat(robot.get(API + "/user?username=nobody").status()).isEqualTo(404);
  }

  @Test
  void everyAnswerTellsWhatIsLeftInTheBucket() {
    client.faults("{\"limits\":{\"jiraDataCenterRequests\":2}}");
    Caller robot = with("Bearer pat");
    Caller.Answer first = robot.get(API + "/myself");
    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("2");
    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("1");
    assertThat(first.header("X-RateLimit-Interval-Seconds")).isEqualTo("1");
    assertThat(first.header("X-RateLimit-FillRate")).isEqualTo("2");
    assertThat(first.header("retry-after")).isEqualTo("0");
    robot.get(API + "/myself");
    Caller.Answer empty = robot.get(API + "/myself");
    assertThat(empty.status()).isEqualTo(429);
    assertThat(empty.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(empty.header("retry-after")).isEqualTo("1");
    assertThat(with(basic("other", "x")).get(API + "/myself").status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(robot.get(API + "/myself").status()).isEqualTo(200);
  }

  @Test
  void aSiteIsOfOneKind() {
    client.jira("cloud");
    assertThatThrownBy(() -> client.jiraDataCenter("cloud"))
        .hasMessageContaining("site cloud is one of Jira Cloud already");
  }
}
