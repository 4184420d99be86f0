package dev.lockstep.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One operation of a vendor's description, held against one exchange. */
final class OfficialOperation {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final Schemas schemas;
  private final JsonNode operation;
  private final List<JsonNode> parameters = new ArrayList<>();
  private final Map<String, String> found = new TreeMap<>();

  /**
   * @param item the path's part of the document, whose parameters the operation has as well
   */
  OfficialOperation(JsonNode document, Schemas schemas, JsonNode item, JsonNode operation) {
    this.document = document;
    this.schemas = schemas;
    this.operation = operation;
    item.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
    operation.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
  }

  /** What differs, and the sentence that tells it. */
  Map<String, String> deviations(Exchange exchange, Map<String, List<String>> parts) {
    parameters("path", parts);
    parameters("query", exchange.query());
    headers(exchange);
    request(exchange);
    answer(exchange);
    return found;
  }

  private void parameters(String in, Map<String, List<String>> given) {
    given.forEach(
        (name, values) ->
            parameters.stream()
                .filter(one -> is(one, in, name))
                .findFirst()
                .ifPresentOrElse(
                    one -> value(in + " " + name, one.path("schema"), values),
                    () -> found.put(in + " " + name + " undescribed", name + "=" + values)));
    parameters.stream()
        .filter(one -> one.path("in").asText().equals(in) && one.path("required").asBoolean())
        .map(one -> one.path("name").asText())
        .filter(name -> !given.containsKey(name))
        .forEach(name -> found.put(in + " " + name + " missing", "it is required"));
  }

  private static boolean is(JsonNode parameter, String in, String name) {
    return parameter.path("in").asText().equals(in) && parameter.path("name").asText().equals(name);
  }

  private void value(String where, JsonNode schema, List<String> values) {
    JsonNode described = resolved(schema);
    if (described.path("type").asText().equals("array")) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      values.forEach(value -> list.add(typed(resolved(described.path("items")), value)));
      errors(where, schema, list);
    } else if (values.size() > 1) {
      found.put(where + " repeated", values + " where one is described");
    } else {
      errors(where, schema, typed(described, values.get(0)));
    }
  }

  private static JsonNode typed(JsonNode schema, String text) {
    try {
      return switch (schema.path("type").asText()) {
        case "integer", "number", "boolean" -> JSON.readTree(text);
        default -> JsonNodeFactory.instance.textNode(text);
      };
    } catch (JsonProcessingException notOfTheType) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  private void headers(Exchange exchange) {
    JsonNode security =
        operation.has("security") ? operation.path("security") : document.path("security");
    if (!security.isEmpty() && !exchange.asked().containsKey("authorization")) {
      found.put("header Authorization missing", "described is " + security);
    }
    parameters.stream()
        .filter(one -> one.path("in").asText().equals("header") && one.path("required").asBoolean())
        .map(one -> one.path("name").asText())
        .filter(name -> !exchange.asked().containsKey(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> found.put("header " + name + " missing", "it is required"));
  }

  private void request(Exchange exchange) {
    JsonNode described = resolved(operation.path("requestBody"));
    if (exchange.request().isEmpty()) {
      if (described.path("required").asBoolean()) {
        found.put("request missing", "a body is required");
      }
      return;
    }
    String type = Exchange.mediaType(exchange.asked());
    JsonNode schema = body("request", described, type);
    if (type.startsWith("multipart/")) {
      return; // files: what is in them is nobody's description
    }
    JsonNode body = json("request", exchange.request());
    if (schema.isObject()) {
      errors("request", schema, body);
      schemas
          .undescribed(schema, body)
          .forEach(field -> found.put("request /" + field + " undescribed", "" + body));
    }
  }

  private void answer(Exchange exchange) {
    String status = "" + exchange.status();
    JsonNode responses = operation.path("responses");
    String range = status.charAt(0) + "XX";
    String key = responses.has(status) ? status : responses.has(range) ? range : "default";
    String where = "answer " + status;
    if (!responses.has(key)) {
      found.put(where + " undescribed", exchange.answer());
      return;
    }
    JsonNode described = resolved(responses.path(key));
    if (exchange.answer().isEmpty()) {
      // Some descriptions give even 204 a type; HTTP gives it no body.
      if (described.has("content") && exchange.status() != 204) {
        found.put(where + " empty", "described are " + names(described.path("content")));
      }
      return;
    }
    JsonNode schema = body(where, described, Exchange.mediaType(exchange.answered()));
    if (schema.isObject()) {
      errors(where, schema, json(where, exchange.answer()));
    }
  }

  /** The schema for a body of this type; none when the type itself is wrong. */
  private JsonNode body(String where, JsonNode described, String type) {
    JsonNode content = described.path("content");
    if (!content.has(type)) {
      found.put(where + " type " + type, "described are " + names(content));
    }
    return content.path(type).path("schema");
  }

  private static List<String> names(JsonNode content) {
    return content.properties().stream().map(Map.Entry::getKey).toList();
  }

  private JsonNode json(String where, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(where + " is no JSON: " + text, broken);
    }
  }

  private void errors(String where, JsonNode schema, JsonNode value) {
    for (Error error : schemas.errors(schema, value)) {
      String at = error.getInstanceLocation().toString().replaceAll("/\\d+(?=/|$)", "/*");
      String property = error.getProperty() == null ? "" : " " + error.getProperty();
      found.putIfAbsent(
          String.join(" ", where, at, error.getKeyword()).replaceAll(" +", " ") + property,
          error.getInstanceLocation() + ": " + error.getMessage());
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }
}
