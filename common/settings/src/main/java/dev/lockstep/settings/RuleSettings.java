package dev.lockstep.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What moves work items.
 *
 * @param dryRun whether nothing is written at all
 * @param dryRunProjects keys of projects in which nothing is written
 * @param people account of the tracker by id or name of a person at a code host
 * @param history how long what happened to an item is kept for simulations after it happened last
 * @param dueAlert how many days before its due date an item that is not done is told; absent: never
 * @param books the first that is for an item decides; for all others the standard book does
 */
public record RuleSettings(
    boolean dryRun,
    Set<String> dryRunProjects,
    Map<String, String> people,
    Duration history,
    @Nullable Integer dueAlert,
    List<BookSettings> books) {

  public RuleSettings {
    dryRunProjects = Set.copyOf(dryRunProjects);
    people = Map.copyOf(people);
    books = List.copyOf(books);
  }

  /** Whether decisions of that book about that project write nothing. */
  public boolean isDry(BookSettings book, String project) {
    return dryRun || book.dryRun() || dryRunProjects.contains(project.toUpperCase(Locale.ROOT));
  }
}
