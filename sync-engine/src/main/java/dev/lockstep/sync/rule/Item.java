package dev.lockstep.sync.rule;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A work item as far as rules look at it.
 *
 * @param key for explanations
 * @param project key of its project
 * @param type name of its type
 * @param status name of its status, or of the one it is on its way to
 * @param category of its status
 * @param details what is known besides; absent for an item not heard of since the engine keeps it
 * @param children how many items have it as their parent
 */
public record Item(
    WorkItemRef ref,
    String key,
    String project,
    String type,
    String status,
    Category category,
    @Nullable Details details,
    Children children) {

  /** The same item in another status. */
  public Item in(String other) {
    return new Item(ref, key, project, type, other, category, details, children);
  }

  /**
   * What is known besides.
   *
   * @param assignee absent while there is none
   */
  public record Details(Set<String> labels, @Nullable Person assignee, Instant created) {
    public Details {
      labels = Set.copyOf(labels);
    }
  }

  /**
   * Its children.
   *
   * @param begun those in work or done
   * @param complete whether all there are were told
   */
  public record Children(int all, int begun, int done, boolean complete) {
    /** There are none. */
    public static final Children NONE = new Children(0, 0, 0, true);
  }
}
