package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.jira.History.Change;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Setting the rarer fields: dates, environment and custom fields. */
final class OtherFields {
  private OtherFields() {}

  static void set(FieldWrite write, Field field, JsonNode given) {
    JsonNode before = write.issue().extras().others().get(field.id());
    JsonNode after = given.isNull() ? null : stored(write.site(), field, before, given);
    if (!Objects.equals(before, after)) {
      JiraSite site = write.site();
      write.change(
          new Change(
              field.name(),
              field.id(),
              Told.ids(site, field, before),
              Told.text(site, field, before),
              Told.ids(site, field, after),
              Told.text(site, field, after)),
          edit -> edit.extras = edit.extras.with(field.id(), after));
    }
  }

  private static @Nullable JsonNode stored(
      JiraSite site, Field field, @Nullable JsonNode before, JsonNode value) {
    return switch (field.id()) {
      case "duedate" -> TextNode.valueOf(FieldValues.date(value));
      case "environment" -> {
        Doc doc = FieldValues.document(value);
        yield doc == null ? null : doc.adf();
      }
      case Fields.STORY_POINTS -> {
        if (!value.isNumber()) {
          throw new FieldValues.Wrong("Operation value must be a number");
        }
        yield value;
      }
      case Fields.CUSTOMER -> {
        String line = FieldValues.line(value);
        yield line == null || line.isEmpty() ? null : TextNode.valueOf(line);
      }
      case Fields.CUSTOMER_TIER ->
          TextNode.valueOf(FieldValues.choice(Choice.TIERS, value, "value", field.name()).id());
      case Fields.TEAM ->
          TextNode.valueOf(
              Choice.find(
                      Choice.TEAMS, value.isObject() ? value.path("id").asText() : value.asText())
                  .orElseThrow(() -> new FieldValues.Wrong("Team id '" + value + "' is not valid."))
                  .id());
      default -> sprints(site, before, value);
    };
  }

  /** The ids of the sprints: the closed ones stay, the wanted one comes last. */
  private static ArrayNode sprints(JiraSite site, @Nullable JsonNode before, JsonNode value) {
    if (!value.isNumber()) {
      throw new FieldValues.Wrong("Number value expected as the Sprint id.");
    }
    Sprint sprint =
        site.plan()
            .sprint(value.asLong())
            .orElseThrow(
                () -> new FieldValues.Wrong("Sprint with id " + value + " does not exist."));
    ArrayNode ids = Json.array();
    if (before != null) {
      before.forEach(
          id ->
              site.plan()
                  .sprint(id.asLong())
                  .filter(one -> "closed".equals(one.state()) && one.id() != sprint.id())
                  .ifPresent(one -> ids.add(one.id())));
    }
    return ids.add(sprint.id());
  }
}
