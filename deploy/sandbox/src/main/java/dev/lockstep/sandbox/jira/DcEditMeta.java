package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;

/** What {@code expand=editmeta} tells: the fields an edit may name. */
final class DcEditMeta {
  private DcEditMeta() {}

  static ObjectNode of(DcSite at, Issue issue) {
    ObjectNode fields = Json.object();
    DcJson render = new DcJson(at);
    DcFields.editable(at.issues(), issue.type())
        .forEach(
            (id, field) -> {
              ObjectNode json =
                  Screens.meta(
                      at.issues(), issue.project(), field, render.older(), "summary".equals(id));
              json.remove("key");
              fields.set(id, json.put("fieldId", id));
            });
    ObjectNode meta = Json.object();
    meta.set("fields", render.dress().dress(fields));
    return meta;
  }
}
