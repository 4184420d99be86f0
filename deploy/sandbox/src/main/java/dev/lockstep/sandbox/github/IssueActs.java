package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.Requests.GitHubAction;
import dev.lockstep.sandbox.control.Views.GitHubView;
import dev.lockstep.sandbox.http.Json;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What people do with issues. */
final class IssueActs {
  private final Clock clock;
  private final HookBook hooks;
  private final AtomicLong ids;

  IssueActs(Clock clock, HookBook hooks, AtomicLong ids) {
    this.clock = clock;
    this.hooks = hooks;
    this.ids = ids;
  }

  GitHubView open(Repo repo, GitHubAction with, String actor) {
    long number = repo.nextNumber();
    ObjectNode issue =
        GitHubJson.issue(
            repo,
            ids.incrementAndGet(),
            number,
            Acts.needed(with.name(), "name"),
            Objects.requireNonNullElse(with.text(), ""),
            GitHubJson.user(actor),
            clock.millis());
    repo.issues().put(number, issue);
    told(repo, issue, "opened", actor);
    return view(issue);
  }

  GitHubView act(Repo repo, String action, GitHubAction with, String actor) {
    ObjectNode issue = repo.issues().get(Objects.requireNonNullElse(with.number(), 0L));
    if (issue == null) {
      throw new IllegalArgumentException("no issue " + with.number());
    }
    switch (action) {
      case "issue-retitle" -> {
        Timeline.add(issue, "RenamedTitleEvent", now(), actor)
            .put("previousTitle", issue.path("title").asText())
            .put("currentTitle", with.text());
        told(repo, issue.put("title", with.text()), "edited", actor);
      }
      case "issue-close" -> {
        String reason = Objects.requireNonNullElse(with.state(), "completed");
        String now = now();
        Timeline.add(issue, "ClosedEvent", now, actor)
            .put("stateReason", reason.toUpperCase(Locale.ROOT));
        issue.put("state", "closed").put("state_reason", reason).put("closed_at", now);
        told(repo, issue, "closed", actor);
      }
      case "issue-reopen" -> {
        Timeline.add(issue, "ReopenedEvent", now(), actor);
        issue.put("state", "open").put("state_reason", "reopened").putNull("closed_at");
        told(repo, issue, "reopened", actor);
      }
      case "issue-label" -> {
        Set<String> before = names(issue.path("labels"), "name");
        issue.set("labels", GitHubJson.named(Acts.needed(with.text(), "text").split(",")));
        Set<String> after = names(issue.path("labels"), "name");
        Timeline.replace(
            issue, "LabeledEvent", "UnlabeledEvent", "label", before, after, now(), actor);
        told(repo, issue, "labeled", actor);
      }
      case "issue-assign" -> {
        ObjectNode user = GitHubJson.user(Acts.needed(with.name(), "name"));
        Timeline.replace(
            issue,
            "AssignedEvent",
            "UnassignedEvent",
            "assignee",
            names(issue.path("assignees"), "login"),
            Set.of(user.path("login").asText()),
            now(),
            actor);
        issue.set("assignee", user);
        issue.set("assignees", Json.array().add(user.deepCopy()));
        told(repo, issue, "assigned", actor);
      }
      case "issue-type" -> {
        String type = Acts.needed(with.text(), "text");
        issue.putObject("type").put("node_id", "IT_" + type).put("name", type);
        told(repo, issue, "typed", actor);
      }
      case "issue-milestone" -> {
        JsonNode before = issue.path("milestone");
        Timeline.replace(
            issue,
            "MilestonedEvent",
            "DemilestonedEvent",
            "milestoneTitle",
            before.isObject() ? Set.of(before.path("title").asText()) : Set.of(),
            Set.of(Acts.needed(with.text(), "text")),
            now(),
            actor);
        issue.putObject("milestone").put("number", 1).put("title", with.text());
        told(repo, issue, "milestoned", actor);
      }
      case "issue-parent" ->
          parent(repo, issue, Long.parseLong(String.valueOf(with.text())), actor);
      case "issue-delete" -> {
        repo.issues().remove(with.number());
        hooks.tell(repo, "issues", "deleted", payload(issue, actor));
      }
      case "issue-transfer" -> {
        Repo to = repo.owner().find(Acts.needed(with.text(), "text")).orElseThrow();
        repo.issues().remove(with.number());
        long number = to.nextNumber();
        String title = issue.path("title").asText();
        ObjectNode there =
            GitHubJson.issue(
                to,
                ids.incrementAndGet(),
                number,
                title,
                issue.path("body").asText(""),
                GitHubJson.user(actor),
                clock.millis());
        to.issues().put(number, there);
        hooks.tell(repo, "issues", "transferred", payload(issue, actor));
      }
      case "comment" -> comment(repo, issue, Acts.needed(with.text(), "text"), actor);
      case "edit-comment" -> editComment(repo, issue, with, actor);
      case "delete-comment" -> {
        ObjectNode gone = comment(repo, with);
        repo.comments(issue.path("number").asLong()).remove(gone);
        commented(repo, issue, gone, "deleted", actor);
      }
      default -> throw new IllegalArgumentException("no action '" + action + "'");
    }
    return view(issue);
  }

  private void parent(Repo repo, ObjectNode issue, long number, String actor) {
    ObjectNode above = repo.issues().get(number);
    if (above == null) {
      throw new IllegalArgumentException("no issue " + number);
    }
    if (issue.has("_parent")) {
      Timeline.add(issue, "ParentIssueRemovedEvent", now(), actor)
          .put("parent", issue.path("_parent").asLong());
    }
    Timeline.add(issue, "ParentIssueAddedEvent", now(), actor).put("parent", number);
    issue.put("_parent", number);
    issue.put("parent_issue_url", above.path("url").asText());
    touch(issue);
    touch(above);
    ObjectNode payload =
        Json.object()
            .put("sub_issue_id", issue.path("id").asLong())
            .put("parent_issue_id", above.path("id").asLong());
    payload.set("sub_issue", shown(issue));
    payload.set("parent_issue", shown(above));
    payload.set("sender", GitHubJson.user(actor));
    hooks.tell(repo, "sub_issues", "sub_issue_added", payload);
  }

  private void comment(Repo repo, ObjectNode issue, String text, String actor) {
    long number = issue.path("number").asLong();
    ObjectNode fresh =
        GitHubJson.comment(
            repo, number, ids.incrementAndGet(), text, GitHubJson.user(actor), clock.millis());
    List<ObjectNode> all = repo.comments(number);
    all.add(fresh);
    touch(issue.put("comments", all.size()));
    commented(repo, issue, fresh, "created", actor);
  }

  private void editComment(Repo repo, ObjectNode issue, GitHubAction with, String actor) {
    ObjectNode edited = comment(repo, with);
    touch(edited.put("body", with.text()).put("_edited", true));
    touch(issue);
    commented(repo, issue, edited, "edited", actor);
  }

  /** The newest of the issue. */
  private static ObjectNode comment(Repo repo, GitHubAction with) {
    List<ObjectNode> all = repo.comments(Objects.requireNonNullElse(with.number(), 0L));
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no comment at issue " + with.number());
    }
    return all.get(all.size() - 1);
  }

  private void commented(
      Repo repo, ObjectNode issue, ObjectNode comment, String action, String actor) {
    ObjectNode payload = payload(issue, actor);
    payload.set("comment", shown(comment));
    hooks.tell(repo, "issue_comment", action, payload);
  }

  private void told(Repo repo, ObjectNode issue, String action, String actor) {
    touch(issue);
    hooks.tell(repo, "issues", action, payload(issue, actor));
  }

  private void touch(ObjectNode json) {
    json.put("updated_at", now());
  }

  private String now() {
    return GitHubJson.time(clock.millis());
  }

  private static Set<String> names(JsonNode all, String field) {
    Set<String> names = new LinkedHashSet<>();
    all.forEach(one -> names.add(one.path(field).asText()));
    return names;
  }

  private static ObjectNode payload(ObjectNode issue, String actor) {
    ObjectNode payload = Json.object();
    payload.set("issue", shown(issue));
    payload.set("sender", GitHubJson.user(actor));
    return payload;
  }

  private static ObjectNode shown(ObjectNode json) {
    ObjectNode copy = json.deepCopy();
    copy.remove(List.of("_parent", "_edited", Timeline.FIELD));
    return copy;
  }

  private static GitHubView view(ObjectNode json) {
    return new GitHubView(
        json.path("id").asLong(), json.path("number").asLong(), json.path("title").asText());
  }
}
