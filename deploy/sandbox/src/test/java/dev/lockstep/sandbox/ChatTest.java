package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.control.Views.Message;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatTest {
  private static final String SLACK = "C0LOCKSTEP1";
  private static final String DISCORD = "1100000000000000001";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final Caller slack = new Caller(sandbox.slack(), "Bearer xoxb-1");
  private final Caller discord = new Caller(sandbox.discord(), "Bot token");

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Caller.Answer say(String channel, String text) {
    return slack.post(
        "/chat.postMessage", "{\"channel\":\"" + channel + "\",\"text\":\"" + text + "\"}");
  }

  private Caller.Answer tell(String json) {
    return discord.post("/channels/" + DISCORD + "/messages", json);
  }

  @Test
  void slackKeepsWhatIsSaidWithTimesThatNeverRepeat() {
    String first = say(SLACK, "one").json().path("ts").asText();
    String second = say("#lockstep", "two").json().path("ts").asText();
    assertThat(first).matches("\\d{10}\\.\\d{6}").isLessThan(second);
    assertThat(client.slackMessages(SLACK)).extracting(Message::text).containsExactly("one", "two");
  }

  @Test
  void slackFailsWithOkFalse() {
    assertThat(say("C404", "x").status()).isEqualTo(200);
    assertThat(say("C404", "x").json().path("error").asText()).isEqualTo("channel_not_found");
    assertThat(say(SLACK, "").json().path("error").asText()).isEqualTo("no_text");
    assertThat(new Caller(sandbox.slack(), "").get("/auth.test").json().path("error").asText())
        .isEqualTo("not_authed");
    assertThat(
            new Caller(sandbox.slack(), "Bearer no")
                .get("/auth.test")
                .json()
                .path("error")
                .asText())
        .isEqualTo("invalid_auth");
    assertThat(slack.get("/auth.test").json().path("ok").asBoolean()).isTrue();
    assertThat(slack.get("/conversations.info?channel=" + SLACK).status()).isEqualTo(200);
    assertThat(slack.get("/chat.dance").json().path("error").asText()).isEqualTo("unknown_method");
  }

  @Test
  void slackSlowsDownAChannelThatTalksTooMuch() {
    client.slackChannel("C2", "second");
    for (int i = 0; i < 3; i++) {
      assertThat(say(SLACK, "burst").status()).isEqualTo(200);
    }
    Caller.Answer refused = say(SLACK, "too much");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(say("C2", "elsewhere").json().path("ok").asBoolean()).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(say(SLACK, "later").status()).isEqualTo(200);
    assertThat(say(SLACK, "too early").status()).isEqualTo(429);
    client.faults("{\"limits\":{\"slackChannel\":false}}");
    assertThat(say(SLACK, "unlimited").status()).isEqualTo(200);
  }

  @Test
  void discordSendsAMessageOfANonceOnce() {
    String once = "{\"content\":\"hello\",\"nonce\":\"n1\",\"enforce_nonce\":true}";
    String first = tell(once).json().path("id").asText();
    String second = tell(once).json().path("id").asText();
    assertThat(second).isEqualTo(first);
    assertThat(client.discordMessages(DISCORD)).hasSize(1);
    clock.pass(Duration.ofMinutes(6));
    assertThat(tell(once).json().path("id").asText()).isNotEqualTo(first);
    assertThat(tell("{\"content\":\"hello\",\"nonce\":\"n1\"}").status()).isEqualTo(200);
    assertThat(client.discordMessages(DISCORD)).hasSize(3);
  }

  @Test
  void discordRefusesWithItsOwnCodes() {
    String tooLong = "{\"content\":\"" + "x".repeat(2001) + "\"}";
    assertThat(tell(tooLong).status()).isEqualTo(400);
    assertThat(tell(tooLong).json().path("code").asInt()).isEqualTo(50035);
    assertThat(tell("{\"content\":\" \"}").json().path("code").asInt()).isEqualTo(50006);
    assertThat(discord.get("/channels/1").json().path("code").asInt()).isEqualTo(10003);
    assertThat(new Caller(sandbox.discord(), "Bearer x").get("/users/@me").status()).isEqualTo(401);
    assertThat(discord.get("/users/@me").json().path("bot").asBoolean()).isTrue();
    assertThat(discord.get("/gateway/bot").json().path("shards").asInt()).isEqualTo(1);
  }

  @Test
  void discordTellsItsBucketAndHowLongToWait() {
    Caller.Answer first = tell("{\"content\":\"1\"}");
    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("5");
    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("4");
    for (int i = 2; i <= 5; i++) {
      assertThat(tell("{\"content\":\"" + i + "\"}").status()).isEqualTo(200);
    }
    clock.pass(Duration.ofMillis(1_750));
    Caller.Answer refused = tell("{\"content\":\"6\"}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.json().path("retry_after").asDouble()).isEqualTo(3.25);
    assertThat(refused.header("X-RateLimit-Reset-After")).isEqualTo("3.250");
    assertThat(refused.header("X-RateLimit-Scope")).isEqualTo("user");
    assertThat(refused.header("Retry-After")).isEqualTo("4");
    clock.pass(Duration.ofMillis(3_250));
    assertThat(tell("{\"content\":\"6\"}").status()).isEqualTo(200);
  }
}
