package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a site.
 *
 * @param type Jira's name of the kind of value
 * @param items of what an array is
 * @param custom Jira's name of a custom field's kind
 * @param operations what an edit can do with it; nothing for what no screen has
 */
record Field(
    String id,
    String name,
    String type,
    @Nullable String items,
    @Nullable String custom,
    List<String> operations) {

  boolean isCustom() {
    return custom != null;
  }

  ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", type);
    if (items != null) {
      schema.put("items", items);
    }
    return custom == null
        ? schema.put("system", id)
        : schema.put("custom", custom).put("customId", Integer.parseInt(id.substring(12)));
  }

  String clause() {
    return isCustom() ? "cf[" + id.substring(12) + "]" : id;
  }
}
