package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The processes of projects: two calls for each, kept for a while. */
final class Processes {

  private static final Duration KEPT = Duration.ofHours(6);

  /** What is not known yet may have been made since: asked for again after this long. */
  private static final Duration AT_LEAST = Duration.ofMinutes(1);

  private record Known(Process process, Instant readAt) {}

  private final AzureDevOpsClient client;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Processes(AzureDevOpsClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Those of all projects that these items are in, by the projects' names. */
  Uni<Map<String, Process>> of(List<Fields> items) {
    Map<String, Predicate<Process>> wanted = new HashMap<>();
    for (Fields item : items) {
      String type = item.textOr("System.WorkItemType", "");
      String state = item.textOr("System.State", "");
      wanted.merge(
          item.textOr("System.TeamProject", ""),
          process -> process.knows(type, state),
          Predicate::and);
    }
    Set<String> projects = new TreeSet<>(wanted.keySet());
    Map<String, Process> found = new HashMap<>();
    return Multi.createFrom()
        .iterable(projects)
        .onItem()
        .transformToUniAndConcatenate(
            project ->
                process(project, wanted.get(project))
                    .invoke(process -> found.put(project, process)))
        .collect()
        .last()
        .map(done -> found);
  }

  private Uni<Process> process(String project, @Nullable Predicate<Process> suffices) {
    Known before = known.get(project);
    Instant now = clock.instant();
    if (before != null
        && before.readAt().plus(KEPT).isAfter(now)
        && (suffices == null
            || suffices.test(before.process())
            || before.readAt().plus(AT_LEAST).isAfter(now))) {
      return Uni.createFrom().item(before.process());
    }
    return client
        .read("/{project}/_apis/wit/workitemtypes", () -> client.projects().types(project))
        .chain(
            types ->
                client
                    .read(
                        "/{project}/_apis/wit/workitemtypecategories",
                        () -> client.projects().categories(project))
                    .map(categories -> Process.of(types, categories)))
        .onFailure(UpstreamException.NotFound.class) // a project that was deleted or renamed
        .recoverWithItem(Process.UNKNOWN)
        .invoke(process -> known.put(project, new Known(process, now)));
  }
}
