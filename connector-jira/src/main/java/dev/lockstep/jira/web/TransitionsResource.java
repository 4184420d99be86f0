package dev.lockstep.jira.web;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.Outcome;
import dev.lockstep.jira.command.TryMove;
import dev.lockstep.jira.command.TryMove.Done;
import dev.lockstep.jira.command.TryMove.Trial;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.jira.web.TransitionsView.StepView;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Where an item can go, and how: to be asked before a rule is trusted with it. */
@Path("/jira/{instance}/transitions/{key}")
@Produces(MediaType.APPLICATION_JSON)
public class TransitionsResource {

  private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]+-\\d{1,18}|\\d{1,18}");
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Sites sites;
  private final TryMove tryMove;

  TransitionsResource(Sites sites, TryMove tryMove) {
    this.sites = sites;
    this.tryMove = tryMove;
  }

  /** Lists them. */
  @GET
  @Operation(summary = "Where an item stands, what it is offered, and what else it can reach")
  public Uni<TransitionsView> list(
      @PathParam("instance") String instance, @PathParam("key") String key) {
    Site site = site(instance);
    return answered(site, key, tryMove.ways(site, key(key)).map(TransitionsView::of));
  }

  /** Tries one. */
  @POST
  @Operation(summary = "How an item would be brought to a status; with dryRun=false it is")
  public Uni<TrialView> attempt(
      @PathParam("instance") String instance,
      @PathParam("key") String key,
      @Parameter(description = "Name of the status.", required = true) @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "true, unless said otherwise: nothing is written.")
          @QueryParam("dryRun")
          @Nullable String dryRun) {
    Site site = site(instance);
    String item = key(key);
    if (to == null || to.isBlank()) {
      throw ProblemException.missing("to", "the name of a status, such as In Progress");
    }
    boolean dry = dryRun(dryRun);
    return answered(
        site, key, tryMove.plan(site, item, to.strip()).chain(trial -> made(site, trial, to, dry)));
  }

  private Uni<TrialView> made(Site site, Trial trial, String to, boolean dryRun) {
    if (trial instanceof Trial.NoWay no) {
      throw ProblemException.unprocessable(no.detail());
    }
    List<StepView> path = trial instanceof Trial.Way way ? StepView.of(way.move()) : List.of();
    TrialView view =
        new TrialView(
            trial.standing().key(), trial.standing().status(), to.strip(), dryRun, false, path);
    return dryRun || trial instanceof Trial.There
        ? Uni.createFrom().item(view)
        : tryMove.move(site, trial.standing(), to.strip()).map(done -> done(view, done));
  }

  private static TrialView done(TrialView view, Done done) {
    if (done instanceof Done.NotNow later) {
      throw ProblemException.unavailable("Jira could not do it now: " + later.reason(), AGAIN);
    }
    Outcome outcome = ((Done.Ended) done).outcome();
    if (outcome instanceof CommandRejected no) {
      throw ProblemException.unprocessable(no.detail());
    }
    if (outcome instanceof CommandSuperseded moved) {
      throw ProblemException.conflict(
          "Somebody moved it meanwhile: it stands in " + moved.actual() + ".");
    }
    boolean wrote = outcome instanceof CommandApplied applied && applied.wrote();
    return new TrialView(view.key(), view.from(), view.to(), false, wrote, view.path());
  }

  private Site site(String instance) {
    return sites
        .find(instance)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "No Jira instance '"
                        + instance
                        + "' is configured; there are: "
                        + sites.all().stream().map(Site::id).collect(Collectors.joining(", "))
                        + "."));
  }

  private static String key(String key) {
    String upper = key.toUpperCase(Locale.ROOT);
    if (!KEY.matcher(upper).matches()) {
      throw ProblemException.badRequest("key", key, "a key such as ABC-123 or a numeric id");
    }
    return upper;
  }

  private static boolean dryRun(@Nullable String text) {
    if (text == null || text.equals("true")) {
      return true;
    }
    if (text.equals("false")) {
      return false;
    }
    throw ProblemException.badRequest("dryRun", text, "true or false");
  }

  /** Not found is believed of an account that was shown to be good. */
  private static <T> Uni<T> answered(Site site, String key, Uni<T> answer) {
    return answer
        .onFailure(NotFound.class)
        .recoverWithUni(
            e ->
                site.account()
                    .prove(new Calls())
                    .chain(
                        () ->
                            Uni.createFrom()
                                .failure(
                                    ProblemException.notFound(
                                        key
                                            + " does not exist in instance "
                                            + site.id()
                                            + ", or its account may not see it."))))
        .onFailure(UpstreamException.class)
        .transform(
            e ->
                ProblemException.unavailable(
                    "Instance " + site.id() + " cannot be asked now: " + e.getMessage(),
                    e instanceof Throttled throttled ? throttled.retryAfter() : AGAIN));
  }
}
