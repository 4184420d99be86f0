package dev.lockstep.scm.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.scm.rest.Door;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks by GraphQL. Whatever goes wrong comes with 200 and errors in the body, often beside data
 * that look whole: an answer with errors is a failure, never a shorter truth.
 */
final class GraphQl {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Door door;
  private final GraphQlApi api;
  private final Clock clock;

  GraphQl(Door door, Clock clock) {
    this.door = door;
    this.api = door.calls(GraphQlApi.class);
    this.clock = clock;
  }

  /**
   * The data of an answer without errors.
   *
   * @param what is asked, for metrics
   * @param variables those that are null are left out
   */
  Uni<DataJson> ask(String what, String query, Map<String, ? extends @Nullable Object> variables) {
    return answer(what, query, variables, List.of()).map(data -> read(data, DataJson.class));
  }

  /**
   * The data of an answer in which some things may be missing.
   *
   * @param optional names of fields that are null where there is none
   */
  Uni<JsonNode> answer(
      String what,
      String query,
      Map<String, ? extends @Nullable Object> variables,
      List<String> optional) {
    Map<String, Object> given = new HashMap<>();
    variables.forEach(
        (name, value) -> {
          if (value != null) {
            given.put(name, value);
          }
        });
    QuestionJson question = new QuestionJson(query, given);
    return door.read(
        "/graphql " + what, () -> api.ask(question).map(answer -> data(what, answer, optional)));
  }

  static <T> T read(JsonNode data, Class<T> type) {
    try {
      return JSON.treeToValue(data, type);
    } catch (JsonProcessingException e) {
      throw new Unavailable("an answer of GraphQL that is none: " + e.getOriginalMessage());
    }
  }

  private JsonNode data(String what, RestResponse<AnswerJson> response, List<String> optional) {
    AnswerJson answer = response.getEntity();
    if (answer == null) {
      throw new Unavailable("an empty answer for " + what);
    }
    if (answer.errors() != null) {
      for (ErrorJson error : answer.errors()) {
        if (error == null || !isMissing(error, optional)) {
          throw failure(what, error, response);
        }
      }
    }
    if (answer.data() == null || !answer.data().isObject()) {
      throw new Unavailable("an answer without data for " + what);
    }
    return answer.data();
  }

  private static boolean isMissing(ErrorJson error, List<String> optional) {
    JsonNode path = error.path();
    return "NOT_FOUND".equals(error.type())
        && path != null
        && optional.contains(path.path(path.size() - 1).asText());
  }

  private UpstreamException failure(
      String what, @Nullable ErrorJson error, RestResponse<AnswerJson> response) {
    String type = error == null ? null : error.type();
    String said = what + ": " + (error == null ? "an error" : type + " " + error.message());
    return switch (Objects.requireNonNullElse(type, "")) {
      case "RATE_LIMITED", "RATE_LIMIT" ->
          new Throttled(
              said,
              GitHubFailures.untilReset(response.getHeaderString(GitHubFailures.RESET), clock),
              Scope.CREDENTIAL,
              "graphql-points");
      case "NOT_FOUND" -> new NotFound(said);
      case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> Unauthorized.forbidden(said);
      case "MAX_NODE_LIMIT_EXCEEDED", "EXCESSIVE_PAGINATION" -> new Rejected(200, said);
      default ->
          error != null && error.extensions() != null && error.extensions().hasNonNull("code")
              ? new Rejected(200, said + ": is the server older than this query?")
              : new Unavailable(said);
    };
  }
}
