package dev.lockstep.jira.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What went wrong, by what Jira says in status and headers. */
public final class Failures implements ResponseExceptionMapper<UpstreamException> {

  /** Where a 429 says no time: gateways in front of Jira do that. */
  private static final Duration UNSAID = Duration.ofSeconds(5);

  private static final ObjectReader ERROR =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readerFor(ErrorJson.class);

  private final Clock clock;

  Failures(Clock clock) {
    this.clock = clock;
  }

  @Override
  public UpstreamException toThrowable(Response response) {
    int status = response.getStatus();
    return switch (status) {
      case 401 -> new Unauthorized("Jira answers 401 to the configured account");
      case 403 -> Unauthorized.forbidden("Jira answers 403 to the configured account");
      case 404 -> notFound(response);
      case 409 -> new Conflict("409" + detail(response));
      case 429 -> throttled(response);
      case 408, 425 -> new Unavailable("Jira answers " + status);
      default -> status >= 500 ? unavailable(response) : rejected(status, error(response));
    };
  }

  /** A page instead of JSON is of something in front of Jira, which knows of no issues. */
  private static UpstreamException notFound(Response response) {
    return isJson(response.getMediaType())
        ? new NotFound("404" + detail(response))
        : new Unavailable("Jira answers 404 with " + response.getMediaType());
  }

  private UpstreamException unavailable(Response response) {
    String retryAfter = response.getHeaderString("Retry-After");
    return retryAfter == null
        ? new Unavailable("Jira answers " + response.getStatus())
        : new Throttled("Jira answers " + response.getStatus(), pause(response), Scope.CREDENTIAL);
  }

  private Throttled throttled(Response response) {
    String reason = response.getHeaderString("RateLimit-Reason");
    return new Throttled(
        "429 " + (reason == null ? "without a reason" : reason), pause(response), scope(reason));
  }

  /** A reason that this version does not know is taken for the worst: a spent quota. */
  private static Scope scope(@Nullable String reason) {
    if (reason == null) {
      return Scope.ENDPOINT;
    }
    if (reason.contains("per-issue")) {
      return Scope.ITEM;
    }
    return reason.contains("burst") ? Scope.ENDPOINT : Scope.CREDENTIAL;
  }

  private Duration pause(Response response) {
    Instant now = clock.instant();
    Instant until = until(response, now);
    Duration pause = Duration.between(now, until);
    return pause.isNegative() ? Duration.ZERO : pause;
  }

  /** Retry-After in seconds or as a date; else the reset of the quota. */
  private static Instant until(Response response, Instant now) {
    String retryAfter = response.getHeaderString("Retry-After");
    String reset = response.getHeaderString("X-RateLimit-Reset");
    try {
      if (retryAfter != null) {
        return retryAfter.chars().allMatch(Character::isDigit)
            ? now.plusSeconds(Long.parseLong(retryAfter))
            : ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      }
      if (reset != null) {
        return ZonedDateTime.parse(reset).toInstant();
      }
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      return now.plus(UNSAID);
    }
    return now.plus(UNSAID);
  }

  private static Rejected rejected(int status, ErrorJson error) {
    Map<String, String> fields = error.errors();
    return new Rejected(status, error.sentence(), fields == null ? Map.of() : fields);
  }

  private static String detail(Response response) {
    String sentence = error(response).sentence();
    return sentence.isEmpty() ? "" : " " + sentence;
  }

  private static ErrorJson error(Response response) {
    if (!isJson(response.getMediaType())) {
      return ErrorJson.NOTHING;
    }
    try {
      ErrorJson error = ERROR.readValue(response.readEntity(String.class));
      return error == null ? ErrorJson.NOTHING : error;
    } catch (JsonProcessingException | RuntimeException unreadable) {
      return ErrorJson.NOTHING;
    }
  }

  static boolean isJson(@Nullable MediaType type) {
    return type != null && type.getSubtype().contains("json");
  }

  /** What the HTTP client says, in this connector's words. */
  static Throwable translated(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UpstreamException) {
        return cause;
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new Unavailable("no usable answer: " + root.getClass().getSimpleName());
  }
}
