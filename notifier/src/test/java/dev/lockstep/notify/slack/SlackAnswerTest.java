package dev.lockstep.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SlackAnswerTest {

  static Stream<Arguments> table() {
    return Stream.of(
        row(
            200,
            null,
            "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}",
            new Delivered("1.2", SlackAnswer.REST)),
        row(429, "7", "", new Throttled(Duration.ofSeconds(7))),
        row(429, null, "", new Throttled(SlackAnswer.UNSAID)),
        row(429, "soon", "", new Throttled(SlackAnswer.UNSAID)),
        row(200, "3", error("ratelimited"), new Throttled(Duration.ofSeconds(3))),
        row(503, null, "<html>", new Unavailable("Slack answered 503")),
        row(200, null, error("internal_error"), new Unavailable("Slack answered internal_error")),
        row(
            200,
            null,
            "<html>",
            new Unavailable("Slack answered 200 with something that is not its JSON")),
        row(
            200,
            null,
            null,
            new Unavailable("Slack answered 200 with something that is not its JSON")),
        row(
            200,
            null,
            error("invalid_auth"),
            new Refused("SLACK_BOT_TOKEN is not valid (invalid_auth)", true)),
        row(
            200,
            null,
            error("channel_not_found"),
            new Refused(
                "SLACK_CHANNEL_ID names no channel that the app can see (channel_not_found)",
                true)),
        row(
            200,
            null,
            error("not_in_channel"),
            new Refused(
                "the Slack app is not in the channel: invite it with /invite (not_in_channel)",
                true)),
        row(200, null, error("something_new"), new Refused("Slack answered something_new", true)),
        row(200, null, error("msg_too_long"), new Refused("Slack answered msg_too_long", false)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource
  void table(int status, @Nullable String retryAfter, @Nullable String body, SendResult expected) {
    assertThat(SlackAnswer.read(status, retryAfter, body)).isEqualTo(expected);
  }

  private static Arguments row(
      int status, @Nullable String retryAfter, @Nullable String body, SendResult expected) {
    return Arguments.of(status, retryAfter, body, expected);
  }

  private static String error(String error) {
    return "{\"ok\":false,\"error\":\"" + error + "\"}";
  }
}
