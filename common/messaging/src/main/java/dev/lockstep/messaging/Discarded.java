package dev.lockstep.messaging;

import dev.lockstep.contract.Command;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.RunFailed;
import dev.lockstep.contract.RunHarvest;
import dev.lockstep.contract.WorkItemCommand;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages a person took out: who and why is logged, and every command among them ends as rejected,
 * since nobody else will end it.
 */
final class Discarded {

  private final String source;
  private final Backlog.Discard how;
  private final Instant now;
  private final List<Envelope<?>> outcomes = new ArrayList<>();

  /**
   * @param source of the outcomes, for example {@code /connector-jira}
   */
  Discarded(String source, Backlog.Discard how, Instant now) {
    this.source = source;
    this.how = how;
    this.now = now;
  }

  /** Adds one. */
  void add(String queue, String key, Map<String, String> headers, String value) {
    Log.warnf(
        "message discarded queue=%s key=%s type=%s id=%s by=%s note=%s",
        queue, key, headers.get("ce_type"), headers.get("ce_id"), how.by(), how.note());
    try {
      Envelope<?> envelope = MessageCodec.decode(headers, value.getBytes(StandardCharsets.UTF_8));
      if (envelope.data() instanceof Command command) {
        outcomes.add(ended(envelope, command));
      }
    } catch (MessageCodec.UndecodableException e) {
      Log.warnf("discarded message cannot be read key=%s cause=%s", key, e.getMessage());
    }
  }

  private Envelope<?> ended(Envelope<?> order, Command command) {
    String why = "Discarded by " + how.by() + ": " + how.note();
    if (command instanceof RunHarvest run) {
      return order.caused(
          source, now, new RunFailed(run.runId(), run.instance(), why, now.toEpochMilli(), now));
    }
    return order.caused(
        source,
        now,
        new CommandRejected(
            order.id(),
            ((WorkItemCommand) command).item(),
            CommandRejected.Reason.DISCARDED,
            why,
            now,
            0));
  }

  /** What is to be published when they are gone. */
  List<Envelope<?>> outcomes() {
    return List.copyOf(outcomes);
  }
}
