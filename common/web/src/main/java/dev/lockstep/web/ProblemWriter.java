package dev.lockstep.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Answers with a problem where no resource is involved: the gate, and routes that nobody serves.
 */
@Singleton
final class ProblemWriter {
  private static final Logger LOG = Logger.getLogger(ProblemWriter.class);
  private static final int BEFORE_OTHER_FAILURE_HANDLERS = Integer.MIN_VALUE + 1;

  private final ObjectMapper json;

  @Inject
  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  void register(@Observes Router router) {
    router.route().order(BEFORE_OTHER_FAILURE_HANDLERS).failureHandler(this::failed);
    router.errorHandler(404, this::failed);
    router.errorHandler(405, this::failed);
  }

  void write(RoutingContext request, Problem problem) {
    if (request.response().headWritten()) {
      return;
    }
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(body(problem.at(ShownPath.of(request.normalizedPath()))));
  }

  private void failed(RoutingContext request) {
    int status = request.statusCode() < 400 ? 500 : request.statusCode();
    if (status == 500) {
      String correlationId = Correlation.current();
      LOG.errorf(
          request.failure(),
          "Request failed method=%s path=%s correlationId=%s",
          request.request().method(),
          ShownPath.of(request.normalizedPath()),
          correlationId);
      write(request, Problems.internal(correlationId));
    } else {
      write(
          request,
          Problems.ofStatus(
              status, request.request().method().name(), ShownPath.of(request.normalizedPath())));
    }
  }

  private Buffer body(Problem problem) {
    try {
      return Buffer.buffer(json.writeValueAsBytes(problem));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
