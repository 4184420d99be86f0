package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The values of the rarer fields as a changelog tells them: ids, and a text. */
final class Told {
  private Told() {}

  static @Nullable String ids(JiraSite site, Field field, @Nullable JsonNode value) {
    return switch (field.id()) {
      case Fields.SPRINT -> sprints(site, value, true);
      case Fields.TEAM, Fields.CUSTOMER_TIER -> value == null ? null : value.asText();
      case "duedate" -> value == null ? null : value.asText();
      default -> null;
    };
  }

  static @Nullable String text(JiraSite site, Field field, @Nullable JsonNode value) {
    if (Fields.SPRINT.equals(field.id())) {
      return sprints(site, value, false);
    }
    if (value == null) {
      return null;
    }
    return switch (field.id()) {
      case "environment" -> Adf.plain(value);
      case Fields.TEAM -> name(Choice.TEAMS, value);
      case Fields.CUSTOMER_TIER -> name(Choice.TIERS, value);
      default -> value.asText();
    };
  }

  private static String name(List<Choice> all, JsonNode id) {
    return Choice.find(all, id.asText()).map(Choice::name).orElse("");
  }

  private static String sprints(JiraSite site, @Nullable JsonNode ids, boolean asIds) {
    return ids == null
        ? ""
        : StreamSupport.stream(ids.spliterator(), false)
            .map(
                id ->
                    asIds
                        ? id.asText()
                        : site.plan().sprint(id.asLong()).map(Sprint::name).orElse(""))
            .collect(Collectors.joining(", "));
  }
}
