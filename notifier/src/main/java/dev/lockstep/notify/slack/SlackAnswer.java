package dev.lockstep.notify.slack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of {@code chat.postMessage}. The normal failure is HTTP 200 with {@code ok: false}.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 */
final class SlackAnswer {

  /** Slack takes about one message per second and channel. */
  static final Duration REST = Duration.ofSeconds(1);

  /** Where Slack does not say how long. */
  static final Duration UNSAID = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> THROTTLED = Set.of("ratelimited", "rate_limited");

  private static final Set<String> SLACK_IS_ILL =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "timeout");

  private static final Set<String> THIS_MESSAGE =
      Set.of(
          "msg_too_long",
          "no_text",
          "invalid_blocks",
          "invalid_blocks_format",
          "metadata_too_large",
          "invalid_metadata_format",
          "invalid_metadata_schema",
          "markdown_text_conflict");

  private static final Map<String, String> REPAIRS =
      Map.of(
          "invalid_auth", "SLACK_BOT_TOKEN is not valid",
          "not_authed", "SLACK_BOT_TOKEN is not valid",
          "token_revoked", "SLACK_BOT_TOKEN was revoked",
          "token_expired", "SLACK_BOT_TOKEN has expired",
          "account_inactive", "the workspace or the app of SLACK_BOT_TOKEN was switched off",
          "missing_scope", "the Slack app lacks the scope chat:write",
          "channel_not_found", "SLACK_CHANNEL_ID names no channel that the app can see",
          "not_in_channel", "the Slack app is not in the channel: invite it with /invite",
          "is_archived", "the Slack channel is archived");

  private SlackAnswer() {}

  @RegisterForReflection
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AnswerJson(boolean ok, @Nullable String ts, @Nullable String error) {}

  static SendResult read(int status, @Nullable String retryAfter, @Nullable String body) {
    if (status == 429) {
      return new Throttled(seconds(retryAfter));
    }
    if (status >= 500) {
      return new Unavailable("Slack answered " + status);
    }
    AnswerJson answer = parse(body);
    if (answer == null) {
      return new Unavailable("Slack answered " + status + " with something that is not its JSON");
    }
    if (answer.ok()) {
      return new Delivered(String.valueOf(answer.ts()), REST);
    }
    return failure(String.valueOf(answer.error()), retryAfter);
  }

  private static SendResult failure(String error, @Nullable String retryAfter) {
    if (THROTTLED.contains(error)) {
      return new Throttled(seconds(retryAfter));
    }
    if (SLACK_IS_ILL.contains(error)) {
      return new Unavailable("Slack answered " + error);
    }
    String repair = REPAIRS.get(error);
    String reason = repair == null ? "Slack answered " + error : repair + " (" + error + ")";
    return new Refused(reason, !THIS_MESSAGE.contains(error));
  }

  private static Duration seconds(@Nullable String retryAfter) {
    if (retryAfter == null || !retryAfter.strip().matches("\\d{1,6}")) {
      return UNSAID;
    }
    return Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter.strip())));
  }

  private static @Nullable AnswerJson parse(@Nullable String body) {
    try {
      return body == null ? null : JSON.readValue(body, AnswerJson.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
