package dev.lockstep.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.sync.app.Decisions;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
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

  private final Decisions decisions;

  DecisionsResource(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The answer: decisions newest first. */
  public record History(String key, List<Entry> decisions) {}

  /**
   * One decision.
   *
   * @param outcome what became of it, absent while it is on its way or where nothing was done
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
      @Nullable String outcome) {

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
          kept.outcome());
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
    String upper = key.toUpperCase(Locale.ROOT);
    if (!KEY.matcher(upper).matches()) {
      throw ProblemException.badRequest("key", key, "a work item key such as ABC-123");
    }
    return decisions
        .about(upper, limit(limit))
        .map(
            kept ->
                new History(
                    upper,
                    kept
                        .orElseThrow(
                            () ->
                                ProblemException.notFound(
                                    "No work item has or had the key " + upper + "."))
                        .stream()
                        .map(Entry::of)
                        .toList()));
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
