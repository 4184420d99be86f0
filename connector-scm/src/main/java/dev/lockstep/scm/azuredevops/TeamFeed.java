package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.EventIds;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The teams that are set, with their sprints, capacity and areas, as entries of the directory. None
 * of it has a version or tells that it changed: it is read once an hour and told when it looks
 * different.
 */
final class TeamFeed implements Feed {

  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final int AREA_DEPTH = 20;

  private final String source;
  private final AzureDevOpsClient client;
  private final Map<String, List<String>> teams;
  private final Clock clock;

  TeamFeed(String owner, AzureDevOpsClient client, Map<String, List<String>> teams, Clock clock) {
    this.source = AzureDevOps.PROVIDER + "/" + owner;
    this.client = client;
    this.teams = new TreeMap<>(teams);
    this.clock = clock;
  }

  @Override
  public String scope() {
    return source + "#teams";
  }

  @Override
  public boolean names() {
    return false;
  }

  @Override
  public Uni<Page> since(Optional<String> cursor, Naming naming) {
    String[] last = cursor.orElse(Instant.EPOCH + " ").split(" ", 2);
    Instant now = clock.instant();
    if (Instant.parse(last[0]).plus(INTERVAL).isAfter(now)) {
      return Uni.createFrom().item(new Page(List.of(), cursor.orElseThrow(), false));
    }
    return Multi.createFrom()
        .iterable(teams.entrySet())
        .onItem()
        .transformToUniAndConcatenate(of -> project(of.getKey(), of.getValue(), now))
        .collect()
        .asList()
        .map(
            all -> {
              List<DirectoryEntry> entries = all.stream().flatMap(List::stream).toList();
              String looks = looks(entries);
              return new Page(
                  looks.equals(last[1]) ? List.of() : List.<Event>copyOf(entries),
                  now + " " + looks,
                  false);
            });
  }

  /** Equal for entries that differ in nothing but when they were read. */
  private static String looks(List<DirectoryEntry> entries) {
    return entries.stream()
        .map(
            one ->
                new DirectoryEntry(
                    one.kind(),
                    one.source(),
                    one.id(),
                    one.key(),
                    one.name(),
                    one.exists(),
                    one.attributes(),
                    0,
                    Instant.EPOCH))
        .map(one -> EventIds.derive("", one).substring(0, 8))
        .collect(Collectors.collectingAndThen(Collectors.joining(), text -> digest(text)));
  }

  private static String digest(String text) {
    return java.util
        .UUID
        .nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  private Uni<List<DirectoryEntry>> project(String project, List<String> names, Instant now) {
    return Multi.createFrom()
        .iterable(names)
        .onItem()
        .transformToUniAndConcatenate(team -> team(project, team, now))
        .collect()
        .asList()
        .chain(
            teamEntries ->
                client
                    .read(
                        "/{project}/_apis/wit/classificationnodes/Areas",
                        () -> client.projects().areas(project, AREA_DEPTH))
                    .map(
                        root -> {
                          List<DirectoryEntry> all = new ArrayList<>();
                          teamEntries.forEach(all::addAll);
                          areas(all, null, root, now);
                          return all;
                        }));
  }

  private void areas(List<DirectoryEntry> all, @Nullable String above, AreaJson area, Instant now) {
    String path = above == null ? String.valueOf(area.name()) : above + "\\" + area.name();
    all.add(
        entry(
            DirectoryEntry.Kind.AREA,
            String.valueOf(area.identifier()),
            path,
            Map.of("path", path),
            now));
    if (area.children() != null) {
      PullRequestPages.present(area.children()).forEach(child -> areas(all, path, child, now));
    }
  }

  private Uni<List<DirectoryEntry>> team(String project, String team, Instant now) {
    return client
        .read(
            "/{project}/{team}/_apis/work/teamsettings/teamfieldvalues",
            () -> client.projects().teamAreas(project, team))
        .chain(
            areas ->
                client
                    .read(
                        "/{project}/{team}/_apis/work/teamsettings/iterations",
                        () -> client.projects().iterations(project, team))
                    .chain(
                        sprints ->
                            Multi.createFrom()
                                .iterable(PullRequestPages.present(sprints.value()))
                                .onItem()
                                .transformToUniAndConcatenate(
                                    sprint -> sprint(project, team, sprint, now))
                                .collect()
                                .asList())
                    .map(
                        sprints -> {
                          List<DirectoryEntry> all = new ArrayList<>();
                          all.add(team(project, team, areas, now));
                          all.addAll(sprints);
                          return all;
                        }));
  }

  private DirectoryEntry team(String project, String team, TeamAreasJson areas, Instant now) {
    String paths =
        PullRequestPages.present(areas.values()).stream()
            .map(area -> area.value() + (Boolean.TRUE.equals(area.includeChildren()) ? "\\*" : ""))
            .collect(Collectors.joining(", "));
    return entry(
        DirectoryEntry.Kind.TEAM,
        project + ":" + team,
        team,
        Map.of("project", project, "areas", paths),
        now);
  }

  /** Capacity is read for sprints that are not over. */
  private Uni<DirectoryEntry> sprint(
      String project, String team, IterationJson sprint, Instant now) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("project", project);
    attributes.put("team", team);
    attributes.put("path", String.valueOf(sprint.path()));
    String frame = "";
    if (sprint.attributes() != null) {
      Fields dates = Fields.of(sprint.attributes());
      put(attributes, "start", dates.text("startDate"));
      put(attributes, "end", dates.text("finishDate"));
      frame = dates.textOr("timeFrame", "");
      put(attributes, "timeFrame", frame);
    }
    String id = String.valueOf(sprint.id());
    Uni<Map<String, String>> capacity =
        frame.equals("past")
            ? Uni.createFrom().item(Map.of())
            : client
                .read(
                    "/{project}/{team}/_apis/work/teamsettings/iterations/{id}/capacities",
                    () -> client.projects().capacity(project, team, id))
                .map(Capacity::attributes);
    return capacity.map(
        more -> {
          attributes.putAll(more);
          return entry(
              DirectoryEntry.Kind.SPRINT,
              project + ":" + team + ":" + id,
              String.valueOf(sprint.name()),
              attributes,
              now);
        });
  }

  private static void put(Map<String, String> into, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      into.put(name, value);
    }
  }

  private DirectoryEntry entry(
      DirectoryEntry.Kind kind,
      String id,
      String name,
      Map<String, String> attributes,
      Instant now) {
    return new DirectoryEntry(
        kind, source, id, null, name, true, attributes, now.toEpochMilli(), now);
  }
}
