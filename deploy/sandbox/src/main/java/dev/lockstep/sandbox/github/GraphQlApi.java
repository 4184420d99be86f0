package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.Limits;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GraphQL over HTTP: whatever goes wrong with a query, the status is 200. */
final class GraphQlApi {
  private static final long MOST_NODES = 500_000;

  private final GraphQL graphQl;
  private final Quota quota;

  GraphQlApi(Schema schema, Quota quota) {
    this.graphQl = GraphQL.newGraphQL(schema.build()).build();
    this.quota = quota;
  }

  Reply answer(Call call, String credential, Limits limits) {
    JsonNode body = call.json().orElse(Json.object());
    String query = body.path("query").asText("");
    if (query.isBlank()) {
      return Access.error(400, "A query attribute must be specified and must be a string.");
    }
    Map<String, Object> variables =
        body.path("variables").isObject()
            ? Json.MAPPER.convertValue(
                body.path("variables"), new TypeReference<Map<String, Object>>() {})
            : Map.of();
    Cost.Price price;
    try {
      price = Cost.of(Parser.parse(query), variables);
    } catch (InvalidSyntaxException malformed) {
      return Reply.json(errors(List.of(malformed.toInvalidSyntaxError())));
    }
    Quota.Left left = quota.spend(credential, price.points(), limits.githubHourly());
    if (!left.enough()) {
      ObjectNode refused = Json.object();
      refused
          .putArray("errors")
          .addObject()
          .put("type", "RATE_LIMITED")
          .put("message", "API rate limit exceeded for user ID 1.");
      return quota.tell(Reply.json(refused), left);
    }
    if (price.nodes() > MOST_NODES) {
      ObjectNode refused = Json.object();
      refused
          .putArray("errors")
          .addObject()
          .put("type", "MAX_NODE_LIMIT_EXCEEDED")
          .put(
              "message",
              "This query requests up to "
                  + price.nodes()
                  + " possible nodes which exceeds the maximum limit of 500,000.");
      return quota.tell(Reply.json(refused), left);
    }
    return quota.tell(
        Reply.json(run(query, variables, credential, price, left, limits.githubNodes())), left);
  }

  private ObjectNode run(
      String query,
      Map<String, Object> variables,
      String credential,
      Cost.Price price,
      Quota.Left left,
      int mostNodes) {
    Map<Object, Object> context = new LinkedHashMap<>();
    context.put("credential", credential);
    context.put(Connections.Nodes.class, new Connections.Nodes(mostNodes));
    context.put(
        "rateLimit",
        Map.of(
            "cost", price.points(),
            "limit", left.limit(),
            "nodeCount", (int) price.nodes(),
            "remaining", left.remaining(),
            "resetAt", GitHubJson.time(left.resetAt()),
            "used", left.used()));
    ExecutionResult result =
        graphQl.execute(
            ExecutionInput.newExecutionInput(query)
                .variables(variables)
                .graphQLContext(context)
                .build());
    ObjectNode answer = result.getErrors().isEmpty() ? Json.object() : errors(result.getErrors());
    if (result.isDataPresent()) {
      answer.set("data", Json.MAPPER.valueToTree(result.getData()));
    }
    return answer;
  }

  private static ObjectNode errors(List<? extends GraphQLError> errors) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("errors");
    for (GraphQLError error : errors) {
      ObjectNode one = list.addObject();
      Object type = error.getExtensions() == null ? null : error.getExtensions().get("type");
      if (type != null) {
        one.put("type", type.toString());
      } else if (error instanceof ValidationError || error instanceof InvalidSyntaxError) {
        one.putObject("extensions").put("code", "undefinedField");
      }
      if (error.getPath() != null) {
        one.set("path", Json.MAPPER.valueToTree(error.getPath()));
      }
      one.put("message", error.getMessage());
    }
    return answer;
  }
}
