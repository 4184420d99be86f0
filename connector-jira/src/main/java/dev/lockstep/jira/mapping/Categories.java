package dev.lockstep.jira.mapping;

import dev.lockstep.contract.Status.Category;
import org.jspecify.annotations.Nullable;

/** Jira's status category keys. Their names are translated, the keys are not. */
public final class Categories {

  private Categories() {}

  /** The category of a key; unknown when Jira says none or one that this version does not know. */
  public static Category of(@Nullable String key) {
    if (key == null) {
      return Category.UNKNOWN;
    }
    return switch (key) {
      case "new" -> Category.NEW;
      case "indeterminate" -> Category.IN_PROGRESS;
      case "done" -> Category.DONE;
      default -> Category.UNKNOWN;
    };
  }
}
