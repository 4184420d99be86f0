package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.jira.FieldWrite.Op;
import dev.lockstep.sandbox.jira.History.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What each field makes of the operations on it, and how its changelog tells it. */
final class FieldOps {
  private FieldOps() {}

  static void apply(FieldWrite write, Field field, List<Op> ops) {
    switch (field.id()) {
      case "labels" -> labels(write, ops);
      case "components", "fixVersions", "versions" -> parts(write, field, ops);
      case "issuelinks" -> SideOps.links(write, ops);
      case "comment" -> SideOps.comments(write, ops);
      default -> {
        for (Op op : ops) {
          set(write, field, op.value());
        }
      }
    }
  }

  private static void set(FieldWrite write, Field field, JsonNode value) {
    Issue issue = write.issue();
    switch (field.id()) {
      case "summary" -> {
        String summary = FieldValues.summary(value);
        text(write, "summary", issue.summary(), summary, edit -> edit.summary = summary);
      }
      case "description" -> {
        Doc doc = FieldValues.document(value);
        if (!Objects.equals(doc, issue.description())) {
          write.change(
              new Change(
                  "description",
                  "description",
                  null,
                  textOrNull(issue.description()),
                  null,
                  textOrNull(doc)),
              edit -> edit.description = doc);
        }
      }
      case "priority" -> {
        Choice to = FieldValues.choice(Choice.PRIORITIES, value, "name", "priority");
        Change change = Changes.priority(issue.priority(), to.name());
        if (!to.name().equals(issue.priority())) {
          write.change(change, edit -> edit.priority = to.name());
        }
      }
      case "assignee" -> {
        Person person = FieldValues.person(write.site(), value);
        person(write, "assignee", issue.assignee(), person, edit -> edit.assignee = person);
      }
      case "reporter" -> {
        Person person = FieldValues.person(write.site(), value);
        if (person == null) {
          throw new FieldValues.Wrong("Reporter is required.");
        }
        person(write, "reporter", issue.reporter(), person, edit -> edit.reporter = person);
      }
      case "parent" -> parent(write, value);
      case "resolution", "project", "issuetype" -> {}
      default -> OtherFields.set(write, field, value);
    }
  }

  private static void parent(FieldWrite write, JsonNode value) {
    JiraSite site = write.site();
    Issue issue = write.issue();
    Issue parent = value.isNull() ? null : FieldValues.issue(site, value);
    if (parent != null && parent.type().level() != issue.type().level() + 1) {
      throw new FieldValues.Wrong(
          "Given parent work item does not belong to appropriate hierarchy.");
    }
    long id = parent == null ? Issue.NONE : parent.id();
    if (id != issue.parentId()) {
      write.change(Changes.parent(site, issue.parentId(), id), edit -> edit.parentId = id);
    }
  }

  private static void labels(FieldWrite write, List<Op> ops) {
    List<String> before = write.issue().labels();
    List<String> after = new ArrayList<>(before);
    for (Op op : ops) {
      switch (op.verb()) {
        case "set" -> {
          after.clear();
          op.value().forEach(label -> addOnce(after, FieldValues.label(label)));
        }
        case "add" -> addOnce(after, FieldValues.label(op.value()));
        default -> after.remove(op.value().asText());
      }
    }
    text(
        write,
        "labels",
        String.join(" ", before),
        String.join(" ", after),
        edit -> edit.labels = List.copyOf(after));
  }

  private static void parts(FieldWrite write, Field field, List<Op> ops) {
    JiraSite site = write.site();
    Project project = write.issue().project();
    List<Long> before = write.issue().extras().ids(field.id());
    List<Long> after = new ArrayList<>(before);
    for (Op op : ops) {
      if ("set".equals(op.verb())) {
        after.clear();
        op.value().forEach(one -> addOnce(after, FieldValues.part(site, project, field.id(), one)));
      } else {
        Long id = FieldValues.part(site, project, field.id(), op.value());
        after.remove(id);
        if ("add".equals(op.verb())) {
          after.add(id);
        }
      }
    }
    Consumer<Issue.Edit> setter = edit -> edit.extras = edit.extras.withIds(field.id(), after);
    before.stream()
        .filter(id -> !after.contains(id))
        .forEach(id -> write.change(part(site, field, id, false), setter));
    after.stream()
        .filter(id -> !before.contains(id))
        .forEach(id -> write.change(part(site, field, id, true), setter));
  }

  private static Change part(JiraSite site, Field field, long id, boolean added) {
    boolean component = "components".equals(field.id());
    String label =
        component ? "Component" : "versions".equals(field.id()) ? "Version" : "Fix Version";
    String name =
        component
            ? site.plan().component(id).map(Component::name).orElse("")
            : site.plan().version(id).map(Version::name).orElse("");
    String number = Long.toString(id);
    return added
        ? new Change(label, field.id(), null, null, number, name)
        : new Change(label, field.id(), number, name, null, null);
  }

  private static void text(
      FieldWrite write, String field, String from, String to, Consumer<Issue.Edit> setter) {
    if (!from.equals(to)) {
      write.change(new Change(field, field, null, from, null, to), setter);
    }
  }

  private static void person(
      FieldWrite write,
      String field,
      @Nullable Person from,
      @Nullable Person to,
      Consumer<Issue.Edit> setter) {
    String before = from == null ? null : from.accountId();
    String after = to == null ? null : to.accountId();
    if (!Objects.equals(before, after)) {
      write.change(Changes.person(field, from, to), setter);
    }
  }

  private static @Nullable String textOrNull(@Nullable Doc doc) {
    return doc == null ? null : doc.text();
  }

  private static <T> void addOnce(List<T> list, T value) {
    if (!list.contains(value)) {
      list.add(value);
    }
  }
}
