package dev.lockstep.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource, as a problem. */
public final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response problem(ProblemException answer, ContainerRequestContext request) {
    Response.ResponseBuilder response = builder(answer.problem(), request);
    answer.headers().forEach(response::header);
    return response.build();
  }

  @ServerExceptionMapper
  Response http(WebApplicationException thrown, ContainerRequestContext request) {
    Response own = thrown.getResponse();
    if (own.hasEntity()) {
      return own;
    }
    if (thrown.getCause() instanceof JsonProcessingException json) {
      return json(json, request);
    }
    if (own.getStatus() < 400) {
      return own;
    }
    Response.ResponseBuilder response =
        builder(Problems.ofStatus(own.getStatus(), request.getMethod(), path(request)), request);
    own.getStringHeaders()
        .forEach((name, values) -> values.forEach(value -> response.header(name, value)));
    return response.header(HttpHeaders.CONTENT_TYPE, null).type(Problem.MEDIA_TYPE).build();
  }

  @ServerExceptionMapper
  Response mismatch(MismatchedInputException thrown, ContainerRequestContext request) {
    return json(thrown, request);
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException thrown, ContainerRequestContext request) {
    return builder(Problems.badBody(words(thrown)), request).build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable thrown, ContainerRequestContext request) {
    String correlationId = Correlation.current();
    LOG.errorf(
        thrown,
        "Request failed method=%s path=%s correlationId=%s",
        request.getMethod(),
        path(request),
        correlationId);
    return builder(Problems.internal(correlationId), request).build();
  }

  /** Where the body is wrong, without the names of classes that Jackson's own message holds. */
  private static String words(JsonProcessingException thrown) {
    if (thrown instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
              .collect(Collectors.joining("."))
              .replace(".[", "[");
      return "The body has a value of another kind than expected at '" + field + "'.";
    }
    if (thrown instanceof JsonMappingException) {
      return "The body is not the JSON expected here.";
    }
    JsonLocation at = thrown.getLocation();
    return "The body is not valid JSON"
        + (at == null ? "." : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ").");
  }

  private static Response.ResponseBuilder builder(
      Problem problem, ContainerRequestContext request) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .entity(problem.instance() == null ? problem.at(path(request)) : problem);
  }

  private static String path(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    return ShownPath.of(path.startsWith("/") ? path : "/" + path);
  }
}
