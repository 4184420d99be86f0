package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of the Agile process with their states and categories. */
final class WorkItemTypes {
  private static final Map<String, String> STATES =
      ordered(
          "New", "Proposed",
          "Active", "InProgress",
          "Resolved", "Resolved",
          "Closed", "Completed",
          "Removed", "Removed");
  private static final Map<String, String> TEST_STATES =
      ordered("Design", "Proposed", "Ready", "InProgress", "Closed", "Completed");
  private static final Map<String, String> CATEGORIES =
      ordered(
          "Epic", "Microsoft.EpicCategory",
          "Feature", "Microsoft.FeatureCategory",
          "User Story", "Microsoft.RequirementCategory",
          "Bug", "Microsoft.BugCategory",
          "Task", "Microsoft.TaskCategory",
          "Issue", "Microsoft.HiddenCategory",
          "Test Case", "Microsoft.TestCaseCategory");

  private WorkItemTypes() {}

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static List<String> names() {
    return List.copyOf(CATEGORIES.keySet());
  }

  private static Map<String, String> states(String type) {
    return type.equals("Test Case") ? TEST_STATES : STATES;
  }

  static String firstState(String type) {
    return states(type).keySet().iterator().next();
  }

  static List<ObjectNode> types(String organization, TeamProject project) {
    return CATEGORIES.keySet().stream()
        .map(
            type -> {
              ObjectNode json =
                  Json.object()
                      .put("name", type)
                      .put("referenceName", reference(type))
                      .put("description", "")
                      .put("color", "CC293D")
                      .put("isDisabled", false);
              ArrayNode states = json.putArray("states");
              states(type)
                  .forEach(
                      (name, category) ->
                          states
                              .addObject()
                              .put("name", name)
                              .put("color", "b2b2b2")
                              .put("category", category));
              return json.put("url", url(organization, project, type));
            })
        .toList();
  }

  static List<ObjectNode> categories(String organization, TeamProject project) {
    return CATEGORIES.entrySet().stream()
        .map(
            category -> {
              ObjectNode json =
                  Json.object()
                      .put("name", category.getKey() + " Category")
                      .put("referenceName", category.getValue());
              json.putArray("workItemTypes")
                  .addObject()
                  .put("name", category.getKey())
                  .put("url", url(organization, project, category.getKey()));
              return json;
            })
        .toList();
  }

  static String reference(String type) {
    return "Microsoft.VSTS.WorkItemTypes." + type.replace(" ", "");
  }

  private static String url(String organization, TeamProject project, String type) {
    return "https://dev.azure.com/"
        + organization
        + "/"
        + project.id()
        + "/_apis/wit/workItemTypes/"
        + type.replace(" ", "%20");
  }
}
