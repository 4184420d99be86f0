package dev.lockstep.scm.web;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.collect.CodeHosts;
import dev.lockstep.scm.collect.TakeCensus;
import dev.lockstep.scm.collect.TakeCensus.Taken;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.web.AcceptedCount;
import dev.lockstep.web.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** All work items of a repository compared with what is known, for whoever has to say a word. */
@Path("/code-hosts/{provider}/{owner}/{repository}/census")
@Produces(MediaType.APPLICATION_JSON)
public class CensusResource {

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final CodeHosts hosts;
  private final TakeCensus takeCensus;

  CensusResource(CodeHosts hosts, TakeCensus takeCensus) {
    this.hosts = hosts;
    this.takeCensus = takeCensus;
  }

  /** Takes one now. */
  @POST
  @Operation(
      summary = "Compare all work items of a repository with what is known, now",
      description =
          "When very many known ones are missing, nothing is deleted: the answer says how many, and"
              + " accept=<that number> deletes exactly so many.")
  @APIResponse(
      responseCode = "200",
      description = "What it found.",
      content = @Content(schema = @Schema(implementation = Taken.class)))
  public Uni<Taken> take(
      @PathParam("provider") String provider,
      @PathParam("owner") String owner,
      @PathParam("repository") String repository,
      @QueryParam("accept") @Nullable String accept) {
    OptionalInt accepted = AcceptedCount.parse(accept, "work items");
    RepositoryRef ref = ref(provider, owner, repository);
    Feed feed = feed(ref);
    return takeCensus
        .take(feed, feed.census().orElseThrow(), accepted)
        .map(taken -> answer(ref, taken, accepted))
        .onFailure(UpstreamException.class)
        .transform(
            e ->
                ProblemException.unavailable(
                    ref + " cannot be read now: " + e.getMessage(), AGAIN));
  }

  private static RepositoryRef ref(String provider, String owner, String repository) {
    try {
      return new RepositoryRef(provider, owner, repository);
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.notFound("There is no such repository: " + wrong.getMessage());
    }
  }

  private Feed feed(RepositoryRef ref) {
    CodeHost host =
        hosts
            .of(ref)
            .filter(one -> one.covers(ref))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "The repository '%s' is not in scope; there are the repositories of: %s."
                            .formatted(
                                ref,
                                hosts.all().stream()
                                    .map(CodeHost::source)
                                    .collect(Collectors.joining(", ")))));
    return host.feeds(ref).stream()
        .filter(feed -> feed.census().isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    host.source() + " has no work items that have to be counted."));
  }

  private static Taken answer(RepositoryRef ref, Taken taken, OptionalInt accepted) {
    if (taken.waits() && accepted.isPresent()) {
      throw ProblemException.conflict(
          ("%d deletions were accepted, but %d of %d work items of %s are missing now; nothing was"
                  + " deleted.")
              .formatted(accepted.getAsInt(), taken.missing(), taken.known(), ref));
    }
    return taken;
  }
}
