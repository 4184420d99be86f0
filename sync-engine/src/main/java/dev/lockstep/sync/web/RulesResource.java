package dev.lockstep.sync.web;

import dev.lockstep.settings.BooksReading;
import dev.lockstep.settings.Mistake;
import dev.lockstep.sync.app.CheckRules;
import dev.lockstep.sync.app.ReloadRules;
import dev.lockstep.sync.app.RulesInForce;
import dev.lockstep.sync.app.Simulate;
import dev.lockstep.web.Problem;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The rule books: which are in force, whether others are good, what they would have done. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {

  private static final int MOST_DIFFERENCES = 1000;

  private final RulesInForce rules;
  private final ReloadRules reloadRules;
  private final CheckRules checkRules;
  private final Simulate simulate;

  RulesResource(
      RulesInForce rules, ReloadRules reloadRules, CheckRules checkRules, Simulate simulate) {
    this.rules = rules;
    this.reloadRules = reloadRules;
    this.checkRules = checkRules;
    this.simulate = simulate;
  }

  @GET
  @Operation(summary = "The rule books in force")
  public RulesAnswer inForce() {
    return RulesAnswer.of(rules);
  }

  @POST
  @Path("/reload")
  @Operation(
      summary = "Has lockstep.yaml read again now",
      description =
          "Its rules count from now on, and all open items are compared with them. Where something"
              + " is wrong, 400 names every mistake, and what was in force stays.")
  public Uni<RulesAnswer> reload() {
    return reloadRules
        .reload()
        .map(
            mistakes -> {
              if (!mistakes.isEmpty()) {
                throw new ProblemException(refused(mistakes));
              }
              return RulesAnswer.of(rules);
            });
  }

  private static Problem refused(List<Mistake> mistakes) {
    return Problem.of(
            400,
            "invalid-rules",
            "Invalid rules",
            "The rules are refused, and those of before stay in force: " + joined(mistakes))
        .with("mistakes", mistakes.stream().map(MistakeView::of).toList());
  }

  private static String joined(List<Mistake> mistakes) {
    return String.join("; ", mistakes.stream().map(Mistake::toString).toList());
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
                    "The rule books are wrong: " + joined(read.mistakes()));
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
