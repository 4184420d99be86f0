package dev.lockstep.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What every request passes first, whoever answers it: correlation id, size of the body, API key.
 */
@Singleton
final class RequestGate {
  private static final Logger LOG = Logger.getLogger("dev.lockstep.http");
  private static final int FIRST = Integer.MAX_VALUE;
  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

  private final ApiKey apiKey;
  private final OpenPaths openPaths;
  private final ProblemWriter problems;
  private final long maxBody;
  private final BodyHandler counted;

  @Inject
  RequestGate(
      ApiKey apiKey,
      ProblemWriter problems,
      @ConfigProperty(
              name = "lockstep.web.open-paths",
              defaultValue =
                  "/health,/webhook/*,/slack/*,/discord/*,/openapi/*,/swagger-ui,/swagger-ui/*")
          List<String> openPaths,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
          MemorySize maxBody) {
    this.apiKey = apiKey;
    this.problems = problems;
    this.openPaths = new OpenPaths(openPaths);
    this.maxBody = maxBody.asLongValue();
    this.counted = BodyHandler.create(false).setBodyLimit(this.maxBody);
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, FIRST);
  }

  private void pass(RoutingContext request) {
    String correlationId = Correlation.idOf(request.request()::getHeader);
    MDC.put(Correlation.MDC_KEY, correlationId);
    request.response().putHeader(Correlation.HEADER, correlationId);
    if (LOG.isDebugEnabled()) {
      logAtEnd(request);
    }
    if (declaredLength(request) > maxBody) {
      request.response().putHeader(HttpHeaders.CONNECTION, "close");
      problems.write(request, Problems.tooLarge(maxBody));
    } else if (openPaths.contains(request.normalizedPath())
        || apiKey.matches(request.request().getHeader(ApiKey.HEADER))) {
      passOn(request);
    } else {
      problems.write(request, Problems.unauthorized());
    }
  }

  /** A body of unknown length is read here, as nothing behind counts what it reads. */
  private void passOn(RoutingContext request) {
    HttpServerRequest http = request.request();
    if (http.getHeader(HttpHeaders.CONTENT_LENGTH) != null) {
      request.next();
    } else if (http.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      counted.handle(request);
    } else if (http.version() == HttpVersion.HTTP_2 && !WITHOUT_BODY.contains(http.method())) {
      problems.write(request, Problems.lengthRequired());
    } else {
      request.next();
    }
  }

  /** Length of the body as declared; 0 where it is not. */
  private static long declaredLength(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException malformed) {
      return 0;
    }
  }

  /** One line without query, headers and bodies: those may hold credentials. */
  private static void logAtEnd(RoutingContext request) {
    long start = System.nanoTime();
    request.addEndHandler(
        ended ->
            LOG.debugf(
                "Request answered method=%s path=%s status=%d millis=%d",
                request.request().method(),
                ShownPath.of(request.normalizedPath()),
                request.response().getStatusCode(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
  }
}
