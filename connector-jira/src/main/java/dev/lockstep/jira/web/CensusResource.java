package dev.lockstep.jira.web;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.jira.collect.Census;
import dev.lockstep.jira.collect.TakeCensus;
import dev.lockstep.jira.collect.TakeCensus.Answer;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.web.AcceptedCount;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /jira/{instance}/census}: all ids of a site compared with what is known. */
@Path("/jira/{instance}/census")
@Produces(MediaType.APPLICATION_JSON)
public class CensusResource {

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Sites sites;
  private final TakeCensus takeCensus;

  CensusResource(Sites sites, TakeCensus takeCensus) {
    this.sites = sites;
    this.takeCensus = takeCensus;
  }

  /** The last one. */
  @GET
  @Operation(summary = "The last comparison of all ids of a site with what is known")
  @APIResponse(
      responseCode = "200",
      description = "What it found.",
      content = @Content(schema = @Schema(implementation = Census.class)))
  public Uni<Census> last(@PathParam("instance") String instance) {
    return takeCensus
        .last(site(instance))
        .map(
            last ->
                last.orElseThrow(
                    () ->
                        ProblemException.notFound(
                            "No census of Jira instance "
                                + instance
                                + " was taken yet; POST takes one.")));
  }

  /** Takes one now. */
  @POST
  @Operation(
      summary = "Compare all ids of a site with what is known, now",
      description =
          "When very many known issues are missing, nothing is deleted: the answer says how many,"
              + " and accept=<that number> deletes exactly so many.")
  @APIResponse(
      responseCode = "200",
      description = "What it found.",
      content = @Content(schema = @Schema(implementation = Census.class)))
  public Uni<Census> take(
      @PathParam("instance") String instance, @QueryParam("accept") @Nullable String accept) {
    return takeCensus
        .take(site(instance), AcceptedCount.parse(accept, "issues"))
        .map(answer -> census(instance, answer))
        .onFailure(UpstreamException.class)
        .transform(
            e ->
                ProblemException.unavailable(
                    "Jira instance " + instance + " cannot be read now: " + e.getMessage(), AGAIN));
  }

  private static Census census(String instance, Answer answer) {
    if (answer instanceof Answer.Taken taken) {
      return taken.census();
    }
    if (answer instanceof Answer.NotAccepted other) {
      throw ProblemException.conflict(
          "%d deletions were accepted, but %d of %d issues are missing now; nothing was deleted."
              .formatted(other.accepted(), other.census().missing(), other.census().known()));
    }
    throw ProblemException.conflict(
        "No census of Jira instance "
            + instance
            + " can be taken now: "
            + ((Answer.NotNow) answer).why()
            + ".");
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
}
