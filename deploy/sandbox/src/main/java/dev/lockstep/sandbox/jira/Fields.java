package dev.lockstep.sandbox.jira;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields every site has. */
final class Fields {
  static final String SPRINT = "customfield_10020";
  static final String STORY_POINTS = "customfield_10016";
  static final String TEAM = "customfield_10001";
  static final String CUSTOMER = "customfield_10050";
  static final String CUSTOMER_TIER = "customfield_10051";

  private static final List<String> NONE = List.of();
  private static final List<String> SET = List.of("set");
  private static final List<String> MANY = List.of("add", "set", "remove");
  private static final String KIND = "com.atlassian.jira.plugin.system.customfieldtypes:";

  static final List<Field> ALL =
      List.of(
          system("summary", "Summary", "string", null, SET),
          system("description", "Description", "string", null, SET),
          system("status", "Status", "status", null, NONE),
          system("issuetype", "Issue Type", "issuetype", null, NONE),
          system("project", "Project", "project", null, NONE),
          system("assignee", "Assignee", "user", null, SET),
          system("reporter", "Reporter", "user", null, SET),
          system("creator", "Creator", "user", null, NONE),
          system("priority", "Priority", "priority", null, SET),
          system("labels", "Labels", "array", "string", MANY),
          system("components", "Components", "array", "component", MANY),
          system("fixVersions", "Fix versions", "array", "version", MANY),
          system("versions", "Affects versions", "array", "version", MANY),
          system("parent", "Parent", "issuelink", null, SET),
          system("subtasks", "Sub-tasks", "array", "issuelinks", NONE),
          system("issuelinks", "Linked Issues", "array", "issuelinks", List.of("add", "copy")),
          system("created", "Created", "datetime", null, NONE),
          system("updated", "Updated", "datetime", null, NONE),
          system("resolution", "Resolution", "resolution", null, NONE),
          system("resolutiondate", "Resolved", "datetime", null, NONE),
          system("statuscategorychangedate", "Status Category Changed", "datetime", null, NONE),
          system("duedate", "Due date", "date", null, SET),
          system("environment", "Environment", "string", null, SET),
          system("comment", "Comment", "comments-page", null, List.of("add", "edit", "remove")),
          custom(SPRINT, "Sprint", "array", "json", "com.pyxis.greenhopper.jira:gh-sprint"),
          system("attachment", "Attachment", "array", "attachment", NONE),
          custom(
              STORY_POINTS,
              "Story point estimate",
              "number",
              null,
              "com.pyxis.greenhopper.jira:jsw-story-points"),
          custom(TEAM, "Team", "team", null, "com.atlassian.jira.plugin.system:atlassian-team"),
          custom(CUSTOMER, "Customer", "string", null, KIND + "textfield"),
          custom(CUSTOMER_TIER, "Customer Tier", "option", null, KIND + "select"));

  private static final Map<String, Field> BY_ID =
      ALL.stream().collect(Collectors.toMap(Field::id, Function.identity()));

  private Fields() {}

  static Optional<Field> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  private static Field system(
      String id, String name, String type, @Nullable String items, List<String> operations) {
    return new Field(id, name, type, items, null, operations);
  }

  private static Field custom(
      String id, String name, String type, @Nullable String items, String kind) {
    return new Field(id, name, type, items, kind, SET);
  }
}
