package dev.lockstep.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.sync.app.Reconcile;
import dev.lockstep.sync.app.Runs;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Comparisons of all open items with the rules. */
@Path("/rules/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

  private static final int NEWEST_RUNS = 20;

  private final Reconcile reconcile;
  private final Runs runs;

  RunsResource(Reconcile reconcile, Runs runs) {
    this.reconcile = reconcile;
    this.runs = runs;
  }

  /** A comparison of all open items with the rules that was asked for. */
  public record RunAsked(String id) {}

  @POST
  @Operation(summary = "Has all open items compared with the rules now, without asking any tracker")
  public Uni<RunAsked> run() {
    return reconcile.ask().map(RunAsked::new);
  }

  /** The newest comparisons, newest first. */
  public record RunsAnswer(List<RunView> runs) {}

  /**
   * A comparison of all open items with the rules.
   *
   * @param checked items that were compared
   * @param moved items for which a move was ordered
   * @param skipped why nothing was done for the others
   * @param failed items that could not be compared
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RunView(
      String id,
      Instant asked,
      @Nullable Instant began,
      @Nullable Instant ended,
      int checked,
      int moved,
      Map<SkipReason, Integer> skipped,
      int failed) {
    static RunView of(Runs.Run run) {
      return new RunView(
          run.id(),
          run.asked(),
          run.began(),
          run.ended(),
          run.checked(),
          run.moved(),
          run.skipped(),
          run.failed());
    }
  }

  @GET
  @Operation(summary = "The newest comparisons of all open items with the rules")
  public Uni<RunsAnswer> runs() {
    return runs.newest(NEWEST_RUNS)
        .map(newest -> new RunsAnswer(newest.stream().map(RunView::of).toList()));
  }
}
