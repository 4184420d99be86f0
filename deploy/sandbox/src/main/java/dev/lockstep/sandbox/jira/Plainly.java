package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets people say values plainly, by name, and makes what they name when it is not there. */
final class Plainly {
  private Plainly() {}

  static JsonNode value(JiraSite site, Project project, String field, JsonNode plain) {
    if (plain.isArray() && List.of("components", "fixVersions", "versions").contains(field)) {
      ArrayNode ids = Json.array();
      plain.forEach(name -> ids.add(part(site, project, field, name)));
      return ids;
    }
    if (!plain.isTextual()) {
      return plain;
    }
    String text = plain.asText();
    return switch (field) {
      case "description", "environment" -> Doc.ofText(text).adf();
      case "priority" -> Json.object().put("name", text);
      case "assignee", "reporter" -> Json.object().put("accountId", site.person(text).accountId());
      case "parent" -> Json.object().put("key", text);
      case Fields.CUSTOMER_TIER -> Json.object().put("value", text);
      case Fields.SPRINT -> LongNode.valueOf(sprint(site, text).id());
      default -> plain;
    };
  }

  private static ObjectNode part(JiraSite site, Project project, String field, JsonNode name) {
    if (name instanceof ObjectNode named) {
      return named;
    }
    long id =
        "components".equals(field)
            ? component(site, project, name.asText()).id()
            : version(site, project, name.asText()).id();
    return Json.object().put("id", Long.toString(id));
  }

  static Component component(JiraSite site, Project project, String name) {
    Component known = find(site.plan().components(project), Component::name, name);
    if (known != null) {
      return known;
    }
    Component fresh = new Component(site.takeId(), project.id(), name);
    site.plan().put(fresh);
    return fresh;
  }

  private static Version version(JiraSite site, Project project, String name) {
    Version known = find(site.plan().versions(project), Version::name, name);
    if (known != null) {
      return known;
    }
    Version fresh = new Version(site.takeId(), project.id(), name, false, false, null);
    site.plan().put(fresh);
    site.tell(new JiraEvent.OfVersion(fresh, "created"));
    return fresh;
  }

  private static Sprint sprint(JiraSite site, String name) {
    return site.plan()
        .sprint(name)
        .orElseGet(
            () -> {
              Sprint fresh = new Sprint(site.takeId(), name, "active", 1);
              site.plan().put(fresh);
              return fresh;
            });
  }

  static <T> @Nullable T find(List<T> all, Function<T, String> name, String wanted) {
    return all.stream().filter(one -> name.apply(one).equals(wanted)).findFirst().orElse(null);
  }
}
