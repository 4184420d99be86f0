package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.jira.edit.FieldMeta;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field as screens tell it: {@code editmeta}, {@code createmeta} and transitions alike. */
@RegisterForReflection
public record FieldMetaJson(
    @Nullable String fieldId,
    @Nullable String name,
    @Nullable Schema schema,
    @Nullable Boolean required,
    @Nullable Boolean hasDefaultValue,
    @Nullable List<String> operations,
    @Nullable List<JsonNode> allowedValues) {

  private static final Set<String> DOCUMENTS = Set.of("description", "environment");

  /** What a field holds. */
  public record Schema(
      @Nullable String type,
      @Nullable String items,
      @Nullable String system,
      @Nullable String custom) {}

  /** All fields of a screen, in its order. */
  public static Map<String, FieldMeta> fields(@Nullable Map<String, FieldMetaJson> json) {
    Map<String, FieldMeta> fields = new LinkedHashMap<>();
    if (json != null) {
      json.forEach((id, field) -> fields.put(id, field.meta(id)));
    }
    return fields;
  }

  /** Of a list, in which each names itself. */
  public static Map<String, FieldMeta> fields(@Nullable List<FieldMetaJson> json) {
    Map<String, FieldMeta> fields = new LinkedHashMap<>();
    for (FieldMetaJson field : orEmpty(json)) {
      if (field.fieldId() != null) {
        fields.put(field.fieldId(), field.meta(field.fieldId()));
      }
    }
    return fields;
  }

  private FieldMeta meta(String id) {
    Schema known = schema == null ? new Schema(null, null, null, null) : schema;
    return new FieldMeta(
        id,
        name == null ? id : name,
        known.type() == null ? "any" : known.type(),
        known.items(),
        document(known),
        Boolean.TRUE.equals(required),
        Boolean.TRUE.equals(hasDefaultValue),
        Set.copyOf(orEmpty(operations)),
        allowedValues == null ? null : allowedValues.stream().map(FieldMetaJson::allowed).toList());
  }

  private static boolean document(Schema schema) {
    return schema.system() != null && DOCUMENTS.contains(schema.system())
        || schema.custom() != null && schema.custom().endsWith(":textarea");
  }

  private static FieldMeta.Allowed allowed(JsonNode value) {
    String name = value.path("name").asText(value.path("value").asText(value.path("key").asText()));
    return new FieldMeta.Allowed(value.path("id").asText(name), name);
  }
}
