package dev.lockstep.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.List;

/** The schemas of an OpenAPI document, 3.0 or 3.1, in the dialect of its version. */
final class Schemas {

  private static final SchemaRegistry CLOSED =
      SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());

  private final JsonNode components;
  private final SchemaRegistry registry;

  Schemas(JsonNode document) {
    ObjectNode only = JsonNodeFactory.instance.objectNode();
    only.set("schemas", document.path("components").path("schemas"));
    this.components = only;
    Dialect dialect =
        document.path("openapi").asText().startsWith("3.0")
            ? Dialects.getOpenApi30()
            : Dialects.getOpenApi31();
    this.registry = SchemaRegistry.withDefaultDialect(dialect);
  }

  List<Error> errors(JsonNode schema, JsonNode value) {
    return registry.getSchema(whole(schema)).validate(value);
  }

  /**
   * Fields that the schema does not know, even where it would let them pass. The dialect that can
   * tell knows no {@code nullable}, so fields without a value are not looked at.
   */
  List<String> undescribed(JsonNode schema, JsonNode value) {
    JsonNode filled = value.deepCopy();
    filled.properties().removeIf(field -> field.getValue().isNull());
    return CLOSED
        .getSchema(whole(schema).put("unevaluatedProperties", false))
        .validate(filled)
        .stream()
        .filter(error -> error.getKeyword().equals("unevaluatedProperties"))
        .map(Error::getProperty)
        .toList();
  }

  private ObjectNode whole(JsonNode schema) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", components);
    return whole;
  }
}
