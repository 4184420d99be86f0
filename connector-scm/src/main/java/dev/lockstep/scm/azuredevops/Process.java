package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.Status;
import dev.lockstep.contract.WorkItem.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a project's process says of its types: their level, and the category of each of their
 * states.
 *
 * @param types by name
 */
record Process(Map<String, Kind> types) {

  /** Of a project that cannot be asked. */
  static final Process UNKNOWN = new Process(Map.of());

  /**
   * A type.
   *
   * @param id its reference name
   * @param level -1 task, 0 requirement, 1 feature, 2 epic
   * @param states categories by the states' names
   */
  record Kind(String id, int level, Map<String, Status.Category> states) {}

  static Process of(TypesJson types, CategoriesJson categories) {
    Map<String, Integer> levels = new HashMap<>();
    for (CategoryJson category : PullRequestPages.present(categories.value())) {
      Integer level = level(category.referenceName());
      if (level != null) {
        PullRequestPages.present(category.workItemTypes())
            .forEach(type -> levels.put(String.valueOf(type.name()), level));
      }
    }
    Map<String, Kind> kinds = new HashMap<>();
    for (TypeJson type : PullRequestPages.present(types.value())) {
      Map<String, Status.Category> states = new HashMap<>();
      if (type.states() != null) {
        PullRequestPages.present(type.states())
            .forEach(state -> states.put(String.valueOf(state.name()), category(state.category())));
      }
      String name = String.valueOf(type.name());
      String id = type.referenceName() == null ? name : type.referenceName();
      kinds.put(name, new Kind(id, levels.getOrDefault(name, 0), states));
    }
    return new Process(kinds);
  }

  private static @Nullable Integer level(@Nullable String category) {
    return switch (String.valueOf(category)) {
      case "Microsoft.EpicCategory" -> 2;
      case "Microsoft.FeatureCategory" -> 1;
      case "Microsoft.RequirementCategory", "Microsoft.BugCategory" -> 0;
      case "Microsoft.TaskCategory" -> -1;
      default -> null;
    };
  }

  /** Resolved is not done: it waits to be verified. */
  private static Status.Category category(@Nullable String category) {
    return switch (String.valueOf(category)) {
      case "Proposed" -> Status.Category.NEW;
      case "InProgress", "Resolved" -> Status.Category.IN_PROGRESS;
      case "Completed", "Removed" -> Status.Category.DONE;
      default -> Status.Category.UNKNOWN;
    };
  }

  boolean knows(String type, String state) {
    Kind kind = types.get(type);
    return kind != null && kind.states().containsKey(state);
  }

  Type type(String name) {
    Kind kind = types.get(name);
    return kind == null ? new Type(name, name, 0) : new Type(kind.id(), name, kind.level());
  }

  /** States have no ids. */
  Status status(String type, String state) {
    Kind kind = types.get(type);
    Status.Category category = kind == null ? null : kind.states().get(state);
    return new Status(state, state, category == null ? Status.Category.UNKNOWN : category);
  }
}
