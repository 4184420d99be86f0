package dev.lockstep.notify.discord;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of Discord.
 *
 * @param result what became of the message
 * @param everywhere whether Discord asks to wait with all calls, not only with this channel's
 * @see <a href="https://discord.com/developers/docs/topics/rate-limits">Rate limits</a>
 */
record DiscordAnswer(SendResult result, boolean everywhere) {

  /** Where Discord does not say how long. */
  static final Duration UNSAID = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AnswerJson(
      @Nullable String id,
      int code,
      @Nullable String message,
      @Nullable @JsonProperty("retry_after") Double retryAfter,
      boolean global) {

    static final AnswerJson EMPTY = new AnswerJson(null, 0, null, null, false);
  }

  static DiscordAnswer read(
      int status, UnaryOperator<@Nullable String> header, @Nullable String body) {
    AnswerJson answer = parse(body);
    if (status == 429) {
      return throttled(header, answer);
    }
    SendResult result;
    if (status >= 200 && status < 300) {
      result =
          answer.id() == null
              ? new Unavailable("Discord answered " + status + " without a message id")
              : new Delivered(answer.id(), rest(header));
    } else if (status >= 500 || status == 408) {
      result = new Unavailable("Discord answered " + status);
    } else {
      result = refused(status, answer);
    }
    return new DiscordAnswer(result, false);
  }

  private static DiscordAnswer throttled(
      UnaryOperator<@Nullable String> header, AnswerJson answer) {
    Duration wait =
        answer.retryAfter() == null
            ? seconds(header.apply("Retry-After"), UNSAID)
            : millis(answer.retryAfter());
    boolean global = answer.global() || header.apply("X-RateLimit-Global") != null;
    return new DiscordAnswer(new Throttled(wait), global);
  }

  /** The bucket of this channel is empty: the next call before its reset would be refused. */
  private static Duration rest(UnaryOperator<@Nullable String> header) {
    String remaining = header.apply("X-RateLimit-Remaining");
    return remaining != null && remaining.strip().equals("0")
        ? seconds(header.apply("X-RateLimit-Reset-After"), Duration.ZERO)
        : Duration.ZERO;
  }

  private static SendResult refused(int status, AnswerJson answer) {
    String said =
        " (" + status + (answer.code() == 0 ? "" : ", " + answer.code()) + detail(answer) + ")";
    return switch (status) {
      case 400 -> new Refused("Discord does not take the message" + said, false);
      case 401 -> new Refused("DISCORD_BOT_TOKEN is not valid" + said, true);
      case 403 ->
          new Refused(
              "the Discord bot may not write there: it needs View Channel and Send Messages" + said,
              true);
      case 404 -> new Refused("the Discord channel does not exist: LOGS_CHANNEL_ID" + said, true);
      default -> new Refused("Discord refused" + said, true);
    };
  }

  private static String detail(AnswerJson answer) {
    return answer.message() == null ? "" : ": " + answer.message();
  }

  private static Duration seconds(@Nullable String text, Duration otherwise) {
    if (text == null || !text.strip().matches("\\d{1,6}(\\.\\d+)?")) {
      return otherwise;
    }
    return millis(Double.parseDouble(text.strip()));
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis((long) Math.ceil(seconds * 1000));
  }

  private static AnswerJson parse(@Nullable String body) {
    try {
      AnswerJson answer = body == null ? null : JSON.readValue(body, AnswerJson.class);
      return answer == null ? AnswerJson.EMPTY : answer;
    } catch (JsonProcessingException e) {
      return AnswerJson.EMPTY;
    }
  }
}
