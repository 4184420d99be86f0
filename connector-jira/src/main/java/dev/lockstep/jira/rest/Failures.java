package dev.lockstep.jira.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, by what Jira says in status, headers and words. Off the event loop: of an answer
 * that is read while it arrives, the words may be still to come.
 */
@Blocking
public final class Failures implements ResponseExceptionMapper<UpstreamException> {

  /** Each further try with a wrong password counts. */
  private static final Duration LOCKED = Duration.ofMinutes(10);

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
      case 403 -> forbidden(response);
      case 404 -> notFound(response);
      case 409 -> new Conflict("409" + detail(response));
      case 429 -> limits(response).throttled();
      case 408, 425 -> new Unavailable("Jira answers " + status);
      default -> status >= 500 ? unavailable(response) : rejected(status, error(response));
    };
  }

  /**
   * Only what Jira itself says in full: a page is of something in front of it, which knows of no
   * issues, and somebody may conclude from a 404 that something was deleted.
   */
  private static UpstreamException notFound(Response response) {
    String sentence = error(response).sentence();
    return isJson(response.getMediaType()) && !sentence.isEmpty()
        ? new NotFound("404 " + sentence)
        : new Unavailable("Jira answers 404 without saying what is not found");
  }

  private UpstreamException unavailable(Response response) {
    int status = response.getStatus();
    return limits(response)
        .awayFor(status)
        .<UpstreamException>map(pause -> pause)
        .orElseGet(() -> new Unavailable("Jira answers " + status));
  }

  private LimitHeaders limits(Response response) {
    return new LimitHeaders(response::getHeaderString, clock.instant());
  }

  /** Data Center locks an account after some wrong passwords until a person signs in. */
  private static Unauthorized forbidden(Response response) {
    String denied = response.getHeaderString("X-Authentication-Denied-Reason");
    return denied != null && denied.contains("CAPTCHA")
        ? Unauthorized.locked(
            "Jira answers 403: after wrong passwords it asks for a CAPTCHA", LOCKED)
        : Unauthorized.forbidden("Jira answers 403 to the configured account");
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
