package dev.lockstep.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.sync.app.Decisions;
import dev.lockstep.sync.app.Effects;
import dev.lockstep.sync.app.ExplainItem;
import dev.lockstep.sync.app.UndoMove;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Why an item moved, or why it did not. */
@Path("/decisions")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionsResource {

  private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]+-[1-9][0-9]*");
  private static final int MOST = 200;
  private static final int LONGEST_NAME = 100;

  private final Decisions decisions;
  private final ExplainItem explainItem;
  private final UndoMove undoMove;

  DecisionsResource(Decisions decisions, ExplainItem explainItem, UndoMove undoMove) {
    this.decisions = decisions;
    this.explainItem = explainItem;
    this.undoMove = undoMove;
  }

  /** The answer: decisions newest first. */
  public record History(String key, List<Entry> decisions) {}

  /**
   * One decision.
   *
   * @param dryRun true where it was only said
   * @param effects what is done besides the move, each with what became of it
   * @param outcome what became of it, absent while it is on its way or where nothing was done
   * @param undoneBy the decision that took it back
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Entry(
      String id,
      Instant decidedAt,
      DecisionMade.Verdict verdict,
      DecisionMade.@Nullable SkipReason reason,
      @Nullable String rule,
      String statusSeen,
      @Nullable String wanted,
      String explanation,
      List<DecisionMade.Fact> facts,
      @Nullable String book,
      @Nullable Boolean dryRun,
      List<EffectView> effects,
      @Nullable String outcome,
      @Nullable String undoneBy) {

    static Entry of(Decisions.Kept kept) {
      DecisionMade made = kept.decision();
      return new Entry(
          kept.id(),
          made.occurredAt(),
          made.verdict(),
          made.reason(),
          made.rule(),
          made.statusSeen(),
          made.wanted(),
          made.explanation(),
          made.facts(),
          made.book(),
          made.dryRun(),
          kept.effects().stream().map(EffectView::of).toList(),
          kept.outcome(),
          kept.undoneBy());
    }
  }

  /**
   * Something that is done besides a move.
   *
   * @param state what became of it; absent where it was only said
   * @param outcome the same for people, such as the reason of a refusal
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EffectView(String what, Effects.@Nullable State state, @Nullable String outcome) {
    static EffectView of(Effects.Kept kept) {
      return new EffectView(kept.what(), kept.state(), kept.outcome());
    }
  }

  @GET
  @Path("/{key}")
  @Operation(
      summary = "What was decided about a work item and why",
      description = "Newest first. Decisions that only found nothing new are not kept.")
  public Uni<History> about(
      @Parameter(description = "The item's key, also a former one", example = "SHOP-1")
          @PathParam("key")
          String key,
      @Parameter(description = "How many at most, 1 to 200; default 20") @QueryParam("limit")
          @Nullable String limit) {
    String upper = key(key);
    return decisions
        .about(upper, limit(limit))
        .map(
            kept ->
                new History(
                    upper,
                    kept.orElseThrow(() -> unknown(upper)).stream().map(Entry::of).toList()));
  }

  @GET
  @Path("/{key}/why")
  @Operation(
      summary = "Why a work item is in a status, or is not",
      description =
          "What each rule that wants the status needs and what is known of it, in sentences too.")
  public Uni<WhyAnswer> why(
      @Parameter(description = "The item's key, also a former one", example = "SHOP-1")
          @PathParam("key")
          String key,
      @Parameter(description = "Name of a status", example = "In Review", required = true)
          @QueryParam("status")
          @Nullable String status) {
    String upper = key(key);
    if (status == null || status.isBlank()) {
      throw ProblemException.missing("status", "the name of a status, such as In Review");
    }
    return explainItem
        .why(upper, status.strip())
        .map(answer -> WhyAnswer.of(status.strip(), answer.orElseThrow(() -> unknown(upper))));
  }

  /** Who asks. */
  public record Asking(@Nullable String by) {}

  /** It is on its way back. */
  public record Undone(String decisionId, String key, String from, String to) {}

  @POST
  @Path("/{id}/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Takes an item's last automatic move back",
      description =
          "If it has not moved since. The rule is silent about the item until a fact changes.")
  public Uni<Undone> undo(
      @Parameter(description = "The decision's id") @PathParam("id") String id,
      @Nullable Asking asking) {
    String by = asking == null ? null : asking.by();
    if (by == null || by.isBlank() || by.length() > LONGEST_NAME) {
      throw ProblemException.missing("by", "who does it, for the log: {\"by\": \"ana\"}");
    }
    return undoMove
        .undo(id, by.strip().replaceAll("\\p{Cntrl}", " "))
        .map(
            result -> {
              if (result instanceof UndoMove.Result.Refused refused) {
                throw ProblemException.conflict(refused.why());
              }
              if (result instanceof UndoMove.Result.Done done) {
                return new Undone(done.decisionId(), done.key(), done.from(), done.to());
              }
              throw ProblemException.notFound("No decision has the id " + id + ".");
            });
  }

  private static String key(String key) {
    String upper = key.toUpperCase(Locale.ROOT);
    if (!KEY.matcher(upper).matches()) {
      throw ProblemException.badRequest("key", key, "a work item key such as ABC-123");
    }
    return upper;
  }

  private static ProblemException unknown(String key) {
    return ProblemException.notFound("No work item has or had the key " + key + ".");
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return 20;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below, like a number out of range
    }
    throw ProblemException.badRequest("limit", text, "a whole number from 1 to " + MOST);
  }
}
