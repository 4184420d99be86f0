package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bring an item to a status by its workflow, over several steps where it must be.
 *
 * @param item the item
 * @param key its key when the command was made, for people
 * @param wanted the status to reach; the first of these that the item's workflow offers
 * @param basedOn statuses the item may be in for the command still to make sense; in any other one
 *     somebody moved it meanwhile and the command is superseded
 * @param comment said with the move, absent when nothing is said
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TransitionWorkItem(
    WorkItemRef item,
    String key,
    List<String> wanted,
    Set<String> basedOn,
    @Nullable RichText comment,
    String because,
    Instant requestedAt)
    implements WorkItemCommand {

  public TransitionWorkItem {
    wanted = List.copyOf(wanted);
    basedOn = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(basedOn));
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("a transition of " + key + " wants no status");
    }
  }

  /** A move without a comment. */
  public TransitionWorkItem(
      WorkItemRef item,
      String key,
      List<String> wanted,
      Set<String> basedOn,
      String because,
      Instant requestedAt) {
    this(item, key, wanted, basedOn, null, because, requestedAt);
  }
}
