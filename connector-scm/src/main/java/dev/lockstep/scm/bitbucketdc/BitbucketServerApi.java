package dev.lockstep.scm.bitbucketdc;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The part of Bitbucket Data Center's REST API that is read. */
@Path("/projects/{project}/repos")
@Produces(MediaType.APPLICATION_JSON)
interface BitbucketServerApi {

  @GET
  Uni<RepositoryPageJson> repositories(
      @PathParam("project") String project,
      @QueryParam("start") long start,
      @QueryParam("limit") int limit);

  @GET
  @Path("/{repository}/pull-requests")
  Uni<PullRequestPageJson> pullRequests(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @QueryParam("state") String state,
      @QueryParam("order") String order,
      @QueryParam("start") long start,
      @QueryParam("limit") int limit);

  @GET
  @Path("/{repository}/pull-requests/{number}")
  Uni<PullRequestJson> pullRequest(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @PathParam("number") long number);

  @GET
  @Path("/{repository}/branches")
  Uni<BranchPageJson> branches(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @QueryParam("filterText") @Nullable String filter,
      @QueryParam("boostMatches") boolean exactFirst,
      @QueryParam("details") boolean details,
      @QueryParam("start") long start,
      @QueryParam("limit") int limit);
}
