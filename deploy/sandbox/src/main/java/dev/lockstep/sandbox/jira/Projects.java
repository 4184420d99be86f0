package dev.lockstep.sandbox.jira;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The projects of a site and the numbers of their issues. */
final class Projects {
  private final int ordinal;
  private final Map<String, Project> byKey = new LinkedHashMap<>();
  private final Map<String, Integer> lastNumber = new HashMap<>();

  /** Those of the n-th site have ids of their own. */
  Projects(int ordinal) {
    this.ordinal = ordinal;
  }

  Collection<Project> all() {
    return byKey.values();
  }

  Optional<Project> find(String keyOrId) {
    Project found = byKey.get(keyOrId.toUpperCase(Locale.ROOT));
    return found != null
        ? Optional.of(found)
        : byKey.values().stream()
            .filter(project -> Long.toString(project.id()).equals(keyOrId))
            .findFirst();
  }

  Project create(String key, String title) {
    return byKey.computeIfAbsent(
        key, fresh -> new Project(10_000 + 7L * ordinal + byKey.size(), fresh, title));
  }

  int takeNumber(Project project) {
    return lastNumber.merge(project.key(), 1, Integer::sum);
  }
}
