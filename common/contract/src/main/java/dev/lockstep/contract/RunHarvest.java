package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tell every item of a scope once more, as backfill with the run's id in {@code ce_runid}. It ends
 * in exactly one {@link RunCompleted} or {@link RunFailed}.
 *
 * @param runId names the run for ever; the same one is never run twice
 * @param instance the instance of the tracker
 * @param query the scope in the tracker's own language, absent for all projects in scope
 * @param because one sentence for people and logs
 * @param requestedAt when it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunHarvest(
    String runId, String instance, @Nullable String query, String because, Instant requestedAt)
    implements Command {

  @Override
  public String orderKey() {
    return runId;
  }
}
