package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The wanted state holds.
 *
 * @param wrote false when it held already and nothing was written
 * @param from the status found, where the command was a transition
 * @param to the status reached
 * @param created the item that was made, where the command was to create one
 * @param createdKey its key
 * @param commentId the comment that was written, where the command was to comment
 * @param dropped fields that could not be written, each with the reason
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CommandApplied(
    String commandId,
    WorkItemRef item,
    boolean wrote,
    @Nullable String from,
    @Nullable String to,
    @Nullable WorkItemRef created,
    @Nullable String createdKey,
    @Nullable String commentId,
    Map<String, String> dropped,
    Instant occurredAt,
    int calls)
    implements Outcome {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent map
  public CommandApplied {
    dropped = dropped == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(dropped));
  }

  /** A move that reached its status. */
  public static CommandApplied moved(
      String commandId,
      WorkItemRef item,
      boolean wrote,
      String from,
      String to,
      Instant occurredAt,
      int calls) {
    return new CommandApplied(
        commandId, item, wrote, from, to, null, null, null, Map.of(), occurredAt, calls);
  }

  /** Something else than a move, of which nothing more is to be told. */
  public static CommandApplied done(
      String commandId,
      WorkItemRef item,
      boolean wrote,
      Map<String, String> dropped,
      Instant occurredAt,
      int calls) {
    return new CommandApplied(
        commandId, item, wrote, null, null, null, null, null, dropped, occurredAt, calls);
  }
}
