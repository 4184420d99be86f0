package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.azuredevops.BoardItem.Relation;
import dev.lockstep.sandbox.azuredevops.BoardItem.Revision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The work items of an organisation, with the logs that its reporting feeds read. */
final class Boards {
  static final String RELATED = "System.LinkTypes.Related";
  static final String HIERARCHY = "System.LinkTypes.Hierarchy";

  /** A line of the log of revisions. */
  record Logged(BoardItem item, int rev) {}

  /** A line of the log of links. */
  record LinkChange(String rel, BoardItem source, int target, long at, boolean active) {}

  private final Organization organization;
  private final Clock clock;
  private final TreeMap<Integer, BoardItem> items = new TreeMap<>();
  private final List<Logged> log = new ArrayList<>();
  private final List<LinkChange> links = new ArrayList<>();

  Boards(Organization organization, Clock clock) {
    this.organization = organization;
    this.clock = clock;
  }

  static String pullRequestUri(String project, String repository, int number) {
    return "vstfs:///Git/PullRequestId/" + project + "%2F" + repository + "%2F" + number;
  }

  static String branchUri(String project, String repository, String branch) {
    return "vstfs:///Git/Ref/"
        + project
        + "%2F"
        + repository
        + "%2FGB"
        + java.net.URLEncoder.encode(branch, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Nullable BoardItem find(int id) {
    return items.get(id);
  }

  List<Logged> log() {
    return log;
  }

  List<LinkChange> links() {
    return links;
  }

  /** The items that show a link to an artefact. */
  List<Integer> linkedWith(String uri) {
    return items.values().stream()
        .filter(item -> !item.deleted())
        .filter(item -> item.relations.stream().anyMatch(one -> one.url().equalsIgnoreCase(uri)))
        .map(item -> item.id)
        .toList();
  }

  BoardItem create(
      TeamProject project, String type, Map<String, @Nullable Object> fields, Identity who) {
    BoardItem item = new BoardItem(items.isEmpty() ? 1 : items.lastKey() + 1, project);
    items.put(item.id, item);
    Map<String, @Nullable Object> first = new LinkedHashMap<>();
    first.put("System.Id", item.id);
    first.put("System.TeamProject", project.name());
    first.put("System.AreaPath", project.name());
    first.put("System.IterationPath", project.name());
    first.put("System.WorkItemType", type);
    first.put("System.State", WorkItemTypes.firstState(type));
    first.put("System.Reason", "New");
    first.put("System.CreatedDate", clock.millis());
    first.put("System.CreatedBy", who);
    first.putAll(fields);
    revise(item, first, who);
    organization
        .hooks()
        .workItem(project, "created", item.id, WorkJson.item(organization, item, item.rev(), true));
    return item;
  }

  void update(BoardItem item, Map<String, @Nullable Object> fields, Identity who) {
    revise(item, fields, who);
    organization
        .hooks()
        .workItem(item.project, "updated", item.id, WorkJson.update(organization, item));
  }

  void delete(BoardItem item, boolean deleted, Identity who) {
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("System.IsDeleted", deleted ? Boolean.TRUE : null);
    revise(item, change, who);
    organization
        .hooks()
        .workItem(
            item.project,
            deleted ? "deleted" : "restored",
            item.id,
            WorkJson.item(organization, item, item.rev(), true));
  }

  private void revise(BoardItem item, Map<String, @Nullable Object> fields, Identity who) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
    long now = clock.millis();
    changed.put("System.Rev", item.rev() + 1);
    changed.put("System.ChangedDate", now);
    changed.put("System.ChangedBy", who);
    item.revisions.add(new Revision(item.rev() + 1, now, who, changed));
    log.add(new Logged(item, item.rev()));
  }

  /** Links two items; that makes a line in the log of links and no revision. */
  void link(BoardItem from, BoardItem to, boolean parent, boolean active) {
    long now = clock.millis();
    String rel = parent ? HIERARCHY : RELATED;
    String there = parent ? HIERARCHY + "-Reverse" : RELATED;
    String back = parent ? HIERARCHY + "-Forward" : RELATED;
    set(from, new Relation(there, url(to.id), parent ? "Parent" : "Related", now), active);
    set(to, new Relation(back, url(from.id), parent ? "Child" : "Related", now), active);
    BoardItem source = parent ? to : from;
    int target = parent ? from.id : to.id;
    links.add(new LinkChange(rel, source, target, now, active));
  }

  /** Links an item with a pull request or branch; that is a revision. */
  void linkArtifact(BoardItem item, String uri, String name, Identity who) {
    set(item, new Relation("ArtifactLink", uri, name, clock.millis()), true);
    long count = item.relations.stream().filter(one -> one.rel().equals("ArtifactLink")).count();
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("System.ExternalLinkCount", count);
    update(item, change, who);
  }

  private static void set(BoardItem item, Relation relation, boolean active) {
    item.relations.removeIf(
        one -> one.rel().equals(relation.rel()) && one.url().equals(relation.url()));
    if (active) {
      item.relations.add(relation);
    }
  }

  private String url(int id) {
    return "https://dev.azure.com/" + organization.name() + "/_apis/wit/workItems/" + id;
  }
}
