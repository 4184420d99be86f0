package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.jira.History.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code fields} and {@code update} of a Data Center body. What both deployments write
 * alike is left to the Cloud's reader; texts, people and what is above an issue are not.
 */
final class DcWrite {
  private static final String DESCRIPTION = "description";
  private static final String ENVIRONMENT = "environment";

  private final DcSite at;
  private final Issue issue;
  private final FieldWrite write;

  private DcWrite(DcSite at, Issue issue, Map<String, Field> screen) {
    this.at = at;
    this.issue = issue;
    this.write = new FieldWrite(at.issues(), issue, screen);
  }

  /** All that is wrong is told at once, after this, by {@code checked}. */
  static FieldWrite of(
      DcSite at, Issue issue, Map<String, Field> screen, JsonNode body, String... leftOut) {
    return new DcWrite(at, issue, screen).read(body, leftOut);
  }

  private FieldWrite read(JsonNode body, String... leftOut) {
    List<String> others = List.of(leftOut);
    ObjectNode shared = Json.object();
    ObjectNode fields = shared.putObject("fields");
    ObjectNode update = shared.putObject("update");
    for (Map.Entry<String, JsonNode> one : body.path("fields").properties()) {
      if (!others.contains(one.getKey())) {
        set(fields, one.getKey(), one.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> one : body.path("update").properties()) {
      if (body.path("fields").has(one.getKey())) {
        write.wrong(
            one.getKey(),
            "Field '" + one.getKey() + "' cannot appear in both 'fields' and 'update'");
      } else {
        update(update, one.getKey(), one.getValue());
      }
    }
    return write.read(shared);
  }

  private void set(ObjectNode fields, String field, JsonNode value) {
    switch (field) {
      case DESCRIPTION -> description(value);
      case ENVIRONMENT -> environment(value);
      case "assignee", "reporter" -> person(fields, field, value);
      case DcFields.EPIC_LINK, DcFields.PARENT_LINK, DcFields.PARENT ->
          parent(fields, field, value);
      default -> fields.set(field, value);
    }
  }

  private void update(ObjectNode update, String field, JsonNode operations) {
    if ("comment".equals(field)) {
      operations.forEach(this::comment);
      return;
    }
    JsonNode only = operations.path(0).path("set");
    ObjectNode one = Json.object();
    if (operations.size() == 1 && !only.isMissingNode()) {
      set(one, field, only);
      one.properties()
          .forEach(
              moved -> update.putArray(moved.getKey()).addObject().set("set", moved.getValue()));
    } else {
      update.set(field, operations);
    }
  }

  private void comment(JsonNode operation) {
    JsonNode add = operation.path("add");
    try {
      Doc text = DcText.comment(add.path("body"));
      Map<String, JsonNode> properties = Props.read(add.path("properties"));
      write.afterwards(
          (now, author) -> Changes.comment(at.issues(), now, author, text, properties));
    } catch (FieldValues.Wrong wrong) {
      write.wrong("comment", String.valueOf(wrong.getMessage()));
    }
  }

  private void description(JsonNode value) {
    text(DESCRIPTION, value)
        .ifPresent(
            after -> {
              Doc before = issue.description();
              String old = before == null ? "" : before.text();
              if (!old.equals(after)) {
                write.change(
                    new Change(DESCRIPTION, DESCRIPTION, null, orNull(old), null, orNull(after)),
                    edit -> edit.description = Doc.ofNullable(after));
              }
            });
  }

  private void environment(JsonNode value) {
    text(ENVIRONMENT, value)
        .ifPresent(
            after -> {
              JsonNode before = issue.extras().others().get(ENVIRONMENT);
              String old = before == null ? "" : Adf.plain(before);
              if (!old.equals(after)) {
                Doc doc = Doc.ofNullable(after);
                write.change(
                    new Change(ENVIRONMENT, ENVIRONMENT, null, orNull(old), null, orNull(after)),
                    edit ->
                        edit.extras =
                            edit.extras.with(ENVIRONMENT, doc == null ? null : doc.adf()));
              }
            });
  }

  private Optional<String> text(String field, JsonNode value) {
    try {
      return Optional.of(DcText.field(value));
    } catch (FieldValues.Wrong wrong) {
      write.wrong(field, String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** By name; an empty one and "-1", which is whoever it falls to, are nobody here. */
  private void person(ObjectNode fields, String field, JsonNode value) {
    JsonNode name = value.path("name");
    if (value.isNull()
        || name.isNull()
        || name.asText("x").isEmpty()
        || "-1".equals(name.asText())) {
      fields.putNull(field);
    } else if (!name.isTextual()) {
      write.wrong(field, "expected Object containing a 'name' property");
    } else {
      at.people()
          .named(name.asText())
          .ifPresentOrElse(
              user -> fields.putObject(field).put("accountId", user.person().accountId()),
              () -> write.wrong(field, "User '" + name.asText() + "' does not exist."));
    }
  }

  /** Above a sub-task is its parent for good; above others is what a custom field names. */
  private void parent(ObjectNode fields, String field, JsonNode value) {
    if (!field.equals(DcFields.parentField(issue.type())) || DcFields.PARENT.equals(field)) {
      write.wrong(
          field,
          "Field '" + field + "' cannot be set. It is not on the appropriate screen, or unknown.");
    } else if (value.isNull()) {
      fields.putNull(DcFields.PARENT);
    } else {
      at.issues()
          .find(value.asText())
          .filter(above -> above.type().level() == issue.type().level() + 1)
          .ifPresentOrElse(
              above -> fields.putObject(DcFields.PARENT).put("key", above.key()),
              () -> write.wrong(field, "Issue '" + value.asText() + "' cannot be above this one."));
    }
  }
}
