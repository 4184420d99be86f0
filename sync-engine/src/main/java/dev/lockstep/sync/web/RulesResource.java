package dev.lockstep.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.settings.BooksReading;
import dev.lockstep.settings.Mistake;
import dev.lockstep.sync.app.CheckRules;
import dev.lockstep.sync.app.Reconcile;
import dev.lockstep.sync.app.Runs;
import dev.lockstep.sync.app.Simulate;
import dev.lockstep.sync.rule.RuleBooks;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The rule books: which are in force, whether others are good, what they would have done. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {

  private static final int MOST_DIFFERENCES = 1000;
  private static final int NEWEST_RUNS = 20;

  private final RuleBooks books;
  private final CheckRules checkRules;
  private final Simulate simulate;
  private final Reconcile reconcile;
  private final Runs runs;

  RulesResource(
      RuleBooks books, CheckRules checkRules, Simulate simulate, Reconcile reconcile, Runs runs) {
    this.books = books;
    this.checkRules = checkRules;
    this.simulate = simulate;
    this.reconcile = reconcile;
    this.runs = runs;
  }

  @GET
  @Operation(summary = "The rule books in force")
  public RulesAnswer inForce() {
    return RulesAnswer.of(books);
  }

  /** Whether books can be used, and everything that is wrong with them. */
  public record Checked(boolean valid, List<MistakeView> mistakes) {}

  /** One mistake: where, what stands there, and what is allowed. */
  public record MistakeView(String where, String found, String expected) {
    static MistakeView of(Mistake mistake) {
      return new MistakeView(mistake.name(), mistake.found(), mistake.expected());
    }
  }

  @POST
  @Path("/check")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Everything that is wrong with rule books",
      description =
          "The body is YAML with rules.books, as in lockstep.yaml; other sections are ignored. The"
              + " books in force stay in force.")
  public Uni<Checked> check(@Nullable String body) {
    return read(body)
        .map(
            read ->
                new Checked(
                    read.mistakes().isEmpty(),
                    read.mistakes().stream().map(MistakeView::of).toList()));
  }

  @POST
  @Path("/simulate")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "What rule books would have moved differently",
      description =
          "Plays the kept history over the books of the body, which is as for check, and over those"
              + " in force. Nothing is written.")
  public Uni<Simulate.Result> simulate(
      @Nullable String body,
      @Parameter(description = "Only items of this project", example = "SHOP")
          @QueryParam("project")
          @Nullable String project,
      @Parameter(description = "How many differences are told, 0 to 1000; default 100")
          @QueryParam("limit")
          @Nullable String limit) {
    int most = limit(limit);
    String only = project == null ? null : project.strip().toUpperCase(Locale.ROOT);
    return read(body)
        .chain(
            read -> {
              if (!read.mistakes().isEmpty()) {
                throw ProblemException.unprocessable(
                    "The rule books are wrong: "
                        + String.join(
                            "; ", read.mistakes().stream().map(Mistake::toString).toList()));
              }
              return simulate.play(read.books(), only, most);
            })
        .map(
            result ->
                result.orElseThrow(
                    () ->
                        ProblemException.conflict(
                            "A simulation is running; ask again when it has ended.")));
  }

  /** A comparison of all open items with the rules that was asked for. */
  public record RunAsked(String id) {}

  @POST
  @Path("/runs")
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
  @Path("/runs")
  @Operation(summary = "The newest comparisons of all open items with the rules")
  public Uni<RunsAnswer> runs() {
    return runs.newest(NEWEST_RUNS)
        .map(newest -> new RunsAnswer(newest.stream().map(RunView::of).toList()));
  }

  private Uni<BooksReading> read(@Nullable String body) {
    if (body == null || body.isBlank()) {
      throw ProblemException.missing("body", "YAML with rules.books, as in lockstep.yaml");
    }
    return checkRules.check(body);
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return 100;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 0 && limit <= MOST_DIFFERENCES) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below, like a number out of range
    }
    throw ProblemException.badRequest(
        "limit", text, "a whole number from 0 to " + MOST_DIFFERENCES);
  }
}
