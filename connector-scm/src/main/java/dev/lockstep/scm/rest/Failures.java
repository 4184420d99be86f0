package dev.lockstep.scm.rest;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer other than JSON with 2xx means. */
public final class Failures implements ClientResponseFilter {

  /** What one vendor says in its own way. */
  @FunctionalInterface
  public interface Dialect {

    /** What it means; empty where it means what it means with all. Sees every answer. */
    Optional<UpstreamException> of(ClientRequestContext request, ClientResponseContext response);
  }

  private final Dialect dialect;
  private final GrowingPause unsaid = new GrowingPause(System::nanoTime);

  /** Of a vendor that says nothing in its own way. */
  public Failures() {
    this((request, response) -> Optional.empty());
  }

  /** Of one that does. */
  public Failures(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    Optional<UpstreamException> own = dialect.of(request, response);
    if (own.isPresent()) {
      throw own.get();
    }
    int status = response.getStatus();
    String path = request.getUri().getPath();
    String what = status + " for " + path;
    if (status == 429) {
      throw new Throttled(what, pause(response), Scope.CREDENTIAL);
    }
    if (status == 401) {
      throw new Unauthorized(what);
    }
    if (status == 403) {
      throw Unauthorized.forbidden(what);
    }
    if (status == 404 || status == 410) {
      throw new NotFound(what);
    }
    if (status == 409) {
      throw new Conflict(what);
    }
    if (status == 408 || status >= 500) {
      throw new Unavailable(what);
    }
    if (status >= 300) {
      throw new Rejected(status, path);
    }
    if (isPage(response.getMediaType())) {
      throw new Unauthorized("a page for people instead of JSON for " + path);
    }
    unsaid.succeeded();
  }

  /** Whatever else went wrong on the way: connection, cut body, JSON that is none. */
  static UpstreamException of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UpstreamException known) {
        return known;
      }
    }
    return new Unavailable(failure.getClass().getSimpleName());
  }

  private Duration pause(ClientResponseContext response) {
    Duration said = seconds(response.getHeaderString(HttpHeaders.RETRY_AFTER));
    return said == null ? unsaid.refused() : said;
  }

  /** A header with a whole number of seconds, such as {@code Retry-After}; null when it is none. */
  public static @Nullable Duration seconds(@Nullable String header) {
    return header != null && header.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : null;
  }

  private static boolean isPage(@Nullable MediaType type) {
    return type != null && type.getSubtype().contains("html");
  }
}
