package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.sandbox.control.AzureDevOpsViews;
import dev.lockstep.sandbox.http.Json;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people do with work items and teams. */
public final class BoardsControl {
  private final Organization organization;

  BoardsControl(Organization organization) {
    this.organization = organization;
  }

  /** Makes a work item. */
  public AzureDevOpsViews.WorkItem create(AzureDevOpsRequests.WorkItem wanted, String actor) {
    String type = Objects.requireNonNullElse(wanted.type(), "Task");
    if (!WorkItemTypes.names().contains(type)) {
      throw new IllegalArgumentException(
          "no type '" + type + "'; there are: " + String.join(", ", WorkItemTypes.names()));
    }
    TeamProject project =
        organization.createProject(Objects.requireNonNullElse(wanted.project(), "Shop"));
    return view(
        organization
            .boards()
            .create(project, type, values(wanted.fields()), Identity.named(actor)));
  }

  /** Sets fields; a null empties one. */
  public AzureDevOpsViews.WorkItem update(
      int id, AzureDevOpsRequests.WorkItem wanted, String actor) {
    BoardItem item = item(id);
    organization.boards().update(item, values(wanted.fields()), Identity.named(actor));
    return view(item);
  }

  /** Deletes an item, or takes it back out of the bin. */
  public AzureDevOpsViews.WorkItem delete(int id, boolean deleted, String actor) {
    BoardItem item = item(id);
    organization.boards().delete(item, deleted, Identity.named(actor));
    return view(item);
  }

  /** Links an item with another, a pull request or a branch. */
  public AzureDevOpsViews.WorkItem link(int id, AzureDevOpsRequests.Link wanted, String actor) {
    BoardItem item = item(id);
    Integer other = wanted.parent() == null ? wanted.related() : wanted.parent();
    if (other != null) {
      organization.boards().link(item, item(other), wanted.parent() != null, !wanted.remove());
      return view(item);
    }
    GitRepository repository =
        item.project
            .repository(Objects.requireNonNullElse(wanted.repository(), ""))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a link needs parent, related, or repository with pullRequest or branch"));
    boolean branch = wanted.branch() != null;
    String uri =
        wanted.branch() != null
            ? Boards.branchUri(item.project.id(), repository.id(), wanted.branch())
            : Boards.pullRequestUri(
                item.project.id(),
                repository.id(),
                Objects.requireNonNullElse(wanted.pullRequest(), 0));
    organization
        .boards()
        .linkArtifact(item, uri, branch ? "Branch" : "Pull Request", Identity.named(actor));
    return view(item);
  }

  /** Makes many items, and then one revision of each after the other. */
  public void seed(AzureDevOpsRequests.Seed wanted) {
    TeamProject project = organization.createProject(wanted.project());
    Identity dana = Identity.named("Dana Developer");
    List<String> types = List.of("User Story", "Task", "Bug");
    List<String> states = List.of("Active", "Resolved", "Closed");
    Boards boards = organization.boards();
    int[] ids = new int[wanted.items()];
    for (int i = 0; i < ids.length; i++) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("System.Title", "Item " + i + " of many");
      fields.put("System.Description", "<div>What item " + i + " is about</div>");
      fields.put("System.Tags", "basket; checkout");
      fields.put("System.AssignedTo", dana);
      fields.put("Microsoft.VSTS.Common.Priority", 1 + i % 4);
      ids[i] = boards.create(project, types.get(i % types.size()), fields, dana).id;
    }
    for (int revision = 2; revision <= wanted.revisions(); revision++) {
      for (int id : ids) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("System.State", states.get(revision % states.size()));
        fields.put("Microsoft.VSTS.Scheduling.RemainingWork", revision);
        boards.update(item(id), fields, dana);
      }
    }
  }

  /** Adds a sprint to a team, which is made if there is none. */
  public void sprint(String project, String team, AzureDevOpsRequests.Sprint wanted) {
    TeamProject in = organization.createProject(project);
    Team there = in.teams().computeIfAbsent(team, name -> new Team(organization.guid(), name));
    there.sprints().removeIf(one -> one.name().equals(wanted.name()));
    there
        .sprints()
        .add(
            new Team.Sprint(
                java.util
                    .UUID
                    .nameUUIDFromBytes(
                        (project + wanted.name()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .toString(),
                wanted.name(),
                in.name() + "\\" + wanted.name(),
                LocalDate.parse(wanted.start()),
                LocalDate.parse(wanted.finish()),
                Map.copyOf(wanted.capacity())));
    wanted.areas().forEach(area -> there.areas().put(area, true));
  }

  private static Map<String, @Nullable Object> values(@Nullable Map<String, JsonNode> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (fields != null) {
      fields.forEach((name, value) -> values.put(name, value(name, value)));
    }
    return values;
  }

  /** People are named by their display name, times are told as such. */
  private static @Nullable Object value(String name, JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (name.endsWith("AssignedTo") || name.endsWith("By")) {
      return Identity.named(value.asText());
    }
    return name.endsWith("Date")
        ? (Object) OffsetDateTime.parse(value.asText()).toInstant().toEpochMilli()
        : Json.MAPPER.convertValue(value, Object.class);
  }

  private BoardItem item(int id) {
    BoardItem item = organization.boards().find(id);
    if (item == null) {
      throw new IllegalArgumentException("no work item " + id + " in " + organization.name());
    }
    return item;
  }

  private static AzureDevOpsViews.WorkItem view(BoardItem item) {
    Map<String, Object> fields = item.fields(item.rev());
    return new AzureDevOpsViews.WorkItem(
        item.id,
        item.rev(),
        item.project.name(),
        String.valueOf(fields.get("System.WorkItemType")),
        String.valueOf(fields.get("System.State")),
        item.revisions.get(item.rev() - 1).at());
  }
}
