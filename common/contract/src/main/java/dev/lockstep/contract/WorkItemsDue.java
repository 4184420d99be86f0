package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items are due, or will be soon, and are not done. Each is told once for each due date.
 *
 * @param runId the comparison with the rules that found them
 * @param part several tell of one run where they are many; from 1
 * @param today the day it was then, in the time zone of the settings
 * @param items the items, by their due dates
 * @param version epoch milliseconds at which they were found
 * @param occurredAt the same instant
 */
public record WorkItemsDue(
    String runId, int part, LocalDate today, List<Due> items, long version, Instant occurredAt)
    implements Event {

  public WorkItemsDue {
    items = List.copyOf(items);
  }

  /**
   * An item that is due.
   *
   * @param due by which day it is to be done
   * @param status where it stands
   * @param assignee absent when unassigned
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Due(
      WorkItemRef item, String key, LocalDate due, String status, @Nullable Person assignee) {}

  @Override
  public String orderKey() {
    return "due/" + runId;
  }
}
