package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON of issues, as REST v3 gives them and, with plain descriptions, as webhooks do (v2). */
final class IssueJson {
  static final List<String> FIELDS = Fields.ALL.stream().map(Field::id).toList();

  /** The comments that search and bulk fetch give at most. */
  static final int INLINE_COMMENTS = 20;

  /** Sent for *all, but not for *navigable. */
  private static final Set<String> HEAVY = Set.of("comment", "attachment");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  private final JiraSite site;
  private final String base;
  private final int version;
  private final PartsJson parts;
  private final Map<Record, ObjectNode> known = new HashMap<>();

  IssueJson(JiraSite site, String siteUri, int version) {
    this.site = site;
    this.parts = new PartsJson(site, this);
    this.base = siteUri + "/rest/api/" + version;
    this.version = version;
  }

  String base() {
    return base;
  }

  PartsJson parts() {
    return parts;
  }

  static boolean onlyIds(List<String> fields) {
    return !fields.isEmpty() && Set.of("id", "key").containsAll(fields);
  }

  /** As search and bulk fetch give it: with the newest comments only. */
  ObjectNode listed(Issue issue, List<String> wanted) {
    return issue(issue, wanted, INLINE_COMMENTS);
  }

  /** An issue with the wanted fields; only ids when nothing but id or key is wanted. */
  ObjectNode issue(Issue issue, List<String> wanted) {
    return issue(issue, wanted, Integer.MAX_VALUE);
  }

  private ObjectNode issue(Issue issue, List<String> wanted, int comments) {
    ObjectNode json = Json.object();
    if (onlyIds(wanted)) {
      json.put("id", Long.toString(issue.id()));
      if (wanted.contains("key")) {
        json.put("key", issue.key());
      }
      return json;
    }
    json.put("expand", "renderedFields,names,schema,operations,editmeta,changelog");
    json.put("id", Long.toString(issue.id()));
    json.put("self", base + "/issue/" + issue.id());
    json.put("key", issue.key());
    ObjectNode fields = json.putObject("fields");
    boolean all = wanted.contains("*all");
    boolean navigable = wanted.contains("*navigable");
    for (String name : FIELDS) {
      boolean chosen = all || navigable && !HEAVY.contains(name) || wanted.contains(name);
      if (chosen && !wanted.contains("-" + name)) {
        if ("comment".equals(name)) {
          fields.set(name, comments(issue, comments));
        } else {
          field(fields, name, issue);
        }
      }
    }
    return json;
  }

  private void field(ObjectNode fields, String name, Issue issue) {
    switch (name) {
      case "summary" -> fields.put(name, issue.summary());
      case "description" -> description(fields, issue.description());
      case "status" -> fields.set(name, status(issue.status()));
      case "issuetype" -> fields.set(name, type(issue.type()));
      case "project" -> fields.set(name, project(issue.project()));
      case "assignee" -> fields.set(name, person(issue.assignee(), true));
      case "reporter" -> fields.set(name, person(issue.reporter(), true));
      case "creator" -> fields.set(name, person(issue.creator(), true));
      case "priority" -> fields.set(name, priority(issue.priority()));
      case "labels" -> issue.labels().forEach(fields.putArray(name)::add);
      case "components" -> fields.set(name, parts.components(issue));
      case "fixVersions", "versions" -> fields.set(name, parts.versions(issue, name));
      case "issuelinks" -> fields.set(name, parts.links(issue));
      case "attachment" -> fields.set(name, parts.attachments(issue));
      case "environment" -> environment(fields, issue);
      case "parent" ->
          site.byId(issue.parentId()).ifPresent(parent -> fields.set(name, brief(parent)));
      case "subtasks" -> {
        ArrayNode subtasks = fields.putArray(name);
        site.childrenOf(issue).stream()
            .filter(child -> child.type().subtask())
            .forEach(child -> subtasks.add(brief(child)));
      }
      case "created" -> fields.put(name, time(issue.created()));
      case "updated" -> fields.put(name, time(issue.updated()));
      case "resolutiondate" ->
          fields.put(name, issue.resolved() == 0 ? null : time(issue.resolved()));
      case "resolution" -> {
        String resolution = issue.resolution();
        if (resolution == null) {
          fields.putNull(name);
        } else {
          fields
              .putObject(name)
              .put("id", Changes.resolutionId(resolution))
              .put("name", resolution);
        }
      }
      case "statuscategorychangedate" -> fields.put(name, time(lastMove(issue)));
      default -> fields.set(name, parts.other(issue, name));
    }
  }

  private static long lastMove(Issue issue) {
    for (History history : issue.changelog().newestFirst(Integer.MAX_VALUE)) {
      if (history.changes().stream().anyMatch(change -> "status".equals(change.fieldId()))) {
        return history.at();
      }
    }
    return issue.created();
  }

  private void description(ObjectNode fields, @Nullable Doc doc) {
    if (doc == null) {
      fields.putNull("description");
    } else if (version == 2) {
      fields.put("description", doc.text());
    } else {
      fields.set("description", doc.adf());
    }
  }

  private void environment(ObjectNode fields, Issue issue) {
    JsonNode doc = issue.extras().others().get("environment");
    if (doc != null && version == 2) {
      fields.put("environment", Adf.plain(doc));
    } else {
      fields.set("environment", doc);
    }
  }

  /** The newest of them, oldest first; the total tells how many there are. */
  private ObjectNode comments(Issue issue, int most) {
    List<Comment> comments = site.commentsOf(issue);
    int first = Math.max(0, comments.size() - most);
    ObjectNode page = Json.object();
    ArrayNode all = page.putArray("comments");
    for (Comment comment : comments.subList(first, comments.size())) {
      all.add(comment(issue, comment));
    }
    return page.put("self", base + "/issue/" + issue.id() + "/comment")
        .put("maxResults", all.size())
        .put("total", comments.size())
        .put("startAt", first);
  }

  ObjectNode comment(Issue issue, Comment comment) {
    ObjectNode json =
        Json.object()
            .put("self", base + "/issue/" + issue.id() + "/comment/" + comment.id())
            .put("id", Long.toString(comment.id()));
    json.set("author", person(comment.author(), true));
    if (version == 2) {
      json.put("body", comment.text());
    } else {
      json.set("body", comment.body().adf());
    }
    json.set("updateAuthor", person(comment.editor(), true));
    return json.put("created", time(comment.at()))
        .put("updated", time(comment.edited()))
        .put("jsdPublic", true);
  }

  ObjectNode brief(Issue issue) {
    ObjectNode json =
        Json.object()
            .put("id", Long.toString(issue.id()))
            .put("key", issue.key())
            .put("self", base + "/issue/" + issue.id());
    ObjectNode fields = json.putObject("fields");
    fields.put("summary", issue.summary());
    fields.set("status", status(issue.status()));
    fields.set("priority", priority(issue.priority()));
    fields.set("issuetype", type(issue.type()));
    return json;
  }

  ObjectNode status(Status status) {
    return known.computeIfAbsent(status, none -> fresh(status));
  }

  private ObjectNode fresh(Status status) {
    ObjectNode json =
        Json.object()
            .put("self", base + "/status/" + status.id())
            .put("description", "")
            .put("iconUrl", "https://sandbox.invalid/images/icons/statuses/generic.png")
            .put("name", status.name())
            .put("id", status.id());
    Status.Category category = status.category();
    json.putObject("statusCategory")
        .put("self", base + "/statuscategory/" + category.id)
        .put("id", category.id)
        .put("key", category.key)
        .put("colorName", category.color)
        .put("name", category.label);
    return json;
  }

  ObjectNode type(IssueType type) {
    return known.computeIfAbsent(type, none -> fresh(type));
  }

  private ObjectNode fresh(IssueType type) {
    return Json.object()
        .put("self", base + "/issuetype/" + type.id())
        .put("id", type.id())
        .put("description", "")
        .put("iconUrl", "https://sandbox.invalid/images/issuetype/" + type.id() + ".svg")
        .put("name", type.name())
        .put("untranslatedName", type.name())
        .put("subtask", type.subtask())
        .put("avatarId", 10300)
        .put("hierarchyLevel", type.level());
  }

  ObjectNode project(Project project) {
    return known.computeIfAbsent(project, none -> fresh(project));
  }

  private ObjectNode fresh(Project project) {
    ObjectNode json =
        Json.object()
            .put("self", base + "/project/" + project.id())
            .put("id", Long.toString(project.id()))
            .put("key", project.key())
            .put("name", project.name())
            .put("projectTypeKey", "software")
            .put("simplified", false);
    json.putObject("avatarUrls").put("48x48", "https://sandbox.invalid/projectavatar.png");
    return json;
  }

  ObjectNode priority(String name) {
    String id = Choice.id(Choice.PRIORITIES, name);
    return Json.object()
        .put("self", base + "/priority/" + id)
        .put("iconUrl", "https://sandbox.invalid/images/icons/priorities/medium.svg")
        .put("name", name)
        .put("id", id);
  }

  @Nullable ObjectNode person(@Nullable Person person, boolean mayHaveEmail) {
    return person == null
        ? null
        : mayHaveEmail
            ? known.computeIfAbsent(person, one -> person(person))
            : person(person).without("emailAddress");
  }

  private ObjectNode person(Person person) {
    ObjectNode json =
        Json.object()
            .put("self", base + "/user?accountId=" + person.accountId())
            .put("accountId", person.accountId());
    if (person.emailVisible()) {
      json.put("emailAddress", person.email());
    }
    json.putObject("avatarUrls").put("48x48", "https://sandbox.invalid/avatar.png");
    return json.put("displayName", person.displayName())
        .put("active", true)
        .put("timeZone", person.timeZone())
        .put("accountType", "atlassian");
  }

  String time(long millis) {
    ZoneId zone = site.zone();
    return TIME.format(Instant.ofEpochMilli(millis).atZone(zone));
  }
}
