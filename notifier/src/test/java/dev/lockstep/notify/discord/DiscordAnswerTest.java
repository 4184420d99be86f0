package dev.lockstep.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiscordAnswerTest {

  private static final String MESSAGE = "{\"id\":\"12\",\"type\":0,\"content\":\"x\"}";

  static Stream<Arguments> table() {
    return Stream.of(
        row(200, Map.of(), MESSAGE, new Delivered("12", Duration.ZERO)),
        row(200, bucket("2", "3.5"), MESSAGE, new Delivered("12", Duration.ZERO)),
        row(200, bucket("0", "3.5"), MESSAGE, new Delivered("12", Duration.ofMillis(3500))),
        row(200, Map.of(), "<html>", new Unavailable("Discord answered 200 without a message id")),
        row(
            429,
            Map.of("Retry-After", "9"),
            limited(0.641, false),
            new Throttled(Duration.ofMillis(641))),
        row(429, Map.of("Retry-After", "9"), "<html>", new Throttled(Duration.ofSeconds(9))),
        row(429, Map.of(), null, new Throttled(DiscordAnswer.UNSAID)),
        row(502, Map.of(), "<html>", new Unavailable("Discord answered 502")),
        row(
            401,
            Map.of(),
            error(0, "401: Unauthorized"),
            new Refused("DISCORD_BOT_TOKEN is not valid (401: 401: Unauthorized)", true)),
        row(
            403,
            Map.of(),
            error(50001, "Missing Access"),
            new Refused(
                "the Discord bot may not write there: it needs View Channel and Send Messages (403, 50001: Missing Access)",
                true)),
        row(
            404,
            Map.of(),
            error(10003, "Unknown Channel"),
            new Refused(
                "the Discord channel does not exist: LOGS_CHANNEL_ID (404, 10003: Unknown Channel)",
                true)),
        row(
            400,
            Map.of(),
            error(50035, "Invalid Form Body"),
            new Refused(
                "Discord does not take the message (400, 50035: Invalid Form Body)", false)),
        row(418, Map.of(), null, new Refused("Discord refused (418)", true)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource
  void table(int status, Map<String, String> headers, @Nullable String body, SendResult expected) {
    assertThat(DiscordAnswer.read(status, headers::get, body).result()).isEqualTo(expected);
  }

  @Test
  void aGlobalLimitIsKnownByBodyOrHeader() {
    assertThat(
            DiscordAnswer.read(429, Map.<String, String>of()::get, limited(1, true)).everywhere())
        .isTrue();
    assertThat(DiscordAnswer.read(429, Map.of("X-RateLimit-Global", "true")::get, "").everywhere())
        .isTrue();
    assertThat(
            DiscordAnswer.read(429, Map.<String, String>of()::get, limited(1, false)).everywhere())
        .isFalse();
  }

  @Test
  void aNonceIsShortEnoughAndEqualForEqualMessagesOnly() {
    UUID largest = new UUID(-1, -1);
    assertThat(CreateMessageJson.nonce(largest)).hasSize(25);
    assertThat(CreateMessageJson.nonce(largest))
        .isEqualTo(CreateMessageJson.nonce(new UUID(-1, -1)));
    assertThat(CreateMessageJson.nonce(new UUID(0, 1)))
        .isNotEqualTo(CreateMessageJson.nonce(new UUID(1, 0)));
  }

  private static Arguments row(
      int status, Map<String, String> headers, @Nullable String body, SendResult expected) {
    return Arguments.of(status, headers, body, expected);
  }

  private static Map<String, String> bucket(String remaining, String resetAfter) {
    return Map.of("X-RateLimit-Remaining", remaining, "X-RateLimit-Reset-After", resetAfter);
  }

  private static String limited(double retryAfter, boolean global) {
    return "{\"message\":\"You are being rate limited.\",\"retry_after\":"
        + retryAfter
        + ",\"global\":"
        + global
        + "}";
  }

  private static String error(int code, String message) {
    return "{\"message\":\"" + message + "\",\"code\":" + code + "}";
  }
}
