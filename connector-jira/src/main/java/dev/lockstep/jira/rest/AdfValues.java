package dev.lockstep.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain values and back, each number in the width it was read in. */
final class AdfValues {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AdfValues() {}

  static @Nullable Object read(JsonNode json) {
    if (json.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      json.properties().forEach(member -> map.put(member.getKey(), read(member.getValue())));
      return map;
    }
    if (json.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      json.forEach(one -> list.add(read(one)));
      return list;
    }
    if (json.isNull()) {
      return null;
    }
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    return json.isNumber() ? json.numberValue() : json.asText();
  }

  static JsonNode write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((name, inner) -> object.set(String.valueOf(name), write(inner)));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(inner -> array.add(write(inner)));
      return array;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
  }

  private static JsonNode number(Number number) {
    if (number instanceof Integer whole) {
      return NODES.numberNode(whole.intValue());
    }
    if (number instanceof Long whole) {
      return NODES.numberNode(whole.longValue());
    }
    if (number instanceof BigInteger whole) {
      return NODES.numberNode(whole);
    }
    if (number instanceof BigDecimal exact) {
      return NODES.numberNode(exact);
    }
    return NODES.numberNode(number.doubleValue());
  }
}
