package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.jira.adf.AdfMark;
import dev.lockstep.jira.adf.AdfNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents from JSON and to it. What is read and written again is the same JSON, whatever it was:
 * a member that is not of the form a node has goes with the others, untouched.
 */
public final class AdfJson {

  private AdfJson() {}

  public static AdfNode read(ObjectNode json) {
    Map<String, JsonNode> rest = members(json);
    String type = text(rest, "type");
    String text = text(rest, "text");
    Map<String, @Nullable Object> attributes = attributes(rest);
    List<AdfMark> marks = list(rest, "marks", AdfJson::mark);
    List<AdfNode> content = list(rest, "content", AdfJson::read);
    return new AdfNode(type == null ? "" : type, text, attributes, marks, content, values(rest));
  }

  public static ObjectNode write(AdfNode node) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    named(json, node.type());
    node.others().forEach((name, value) -> json.set(name, AdfValues.write(value)));
    if (node.text() != null) {
      json.put("text", node.text());
    }
    if (!node.attributes().isEmpty()) {
      json.set("attrs", AdfValues.write(node.attributes()));
    }
    if (!node.marks().isEmpty()) {
      ArrayNode marks = json.putArray("marks");
      node.marks().forEach(mark -> marks.add(write(mark)));
    }
    if (!node.content().isEmpty()) {
      ArrayNode content = json.putArray("content");
      node.content().forEach(child -> content.add(write(child)));
    }
    return json;
  }

  private static AdfMark mark(ObjectNode json) {
    Map<String, JsonNode> rest = members(json);
    String type = text(rest, "type");
    Map<String, @Nullable Object> attributes = attributes(rest);
    return new AdfMark(type == null ? "" : type, attributes, values(rest));
  }

  private static ObjectNode write(AdfMark mark) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    named(json, mark.type());
    mark.others().forEach((name, value) -> json.set(name, AdfValues.write(value)));
    if (!mark.attributes().isEmpty()) {
      json.set("attrs", AdfValues.write(mark.attributes()));
    }
    return json;
  }

  private static void named(ObjectNode json, String type) {
    if (!type.isEmpty()) {
      json.put("type", type);
    }
  }

  private static Map<String, JsonNode> members(ObjectNode json) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    json.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  /** Takes a text away from the rest; an empty type is no type. */
  private static @Nullable String text(Map<String, JsonNode> rest, String name) {
    JsonNode value = rest.get(name);
    if (value == null || !value.isTextual() || (name.equals("type") && value.asText().isEmpty())) {
      return null;
    }
    rest.remove(name);
    return value.textValue();
  }

  private static Map<String, @Nullable Object> attributes(Map<String, JsonNode> rest) {
    JsonNode value = rest.get("attrs");
    if (!(value instanceof ObjectNode object) || object.isEmpty()) {
      return Map.of();
    }
    rest.remove("attrs");
    return values(members(object));
  }

  /** Takes a list of objects away from the rest, unless one of them is none. */
  private static <T> List<T> list(
      Map<String, JsonNode> rest, String name, Function<ObjectNode, T> reader) {
    JsonNode value = rest.get(name);
    if (value == null || !value.isArray() || value.isEmpty()) {
      return List.of();
    }
    List<T> read = new ArrayList<>();
    for (JsonNode one : value) {
      if (!(one instanceof ObjectNode object)) {
        return List.of();
      }
      read.add(reader.apply(object));
    }
    rest.remove(name);
    return read;
  }

  private static Map<String, @Nullable Object> values(Map<String, JsonNode> members) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    members.forEach((name, value) -> values.put(name, AdfValues.read(value)));
    return values;
  }
}
