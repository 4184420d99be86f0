package dev.lockstep.scm.bitbucket;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of Bitbucket Cloud's REST API 2.0 that is used; always scoped to the workspace. */
@Path("/repositories/{workspace}")
@Produces(MediaType.APPLICATION_JSON)
interface BitbucketApi {

  @GET
  Uni<RepositoryPageJson> repositories(
      @PathParam("workspace") String workspace,
      @QueryParam("q") @Nullable String query,
      @QueryParam("pagelen") int pageLength,
      @QueryParam("sort") String sort,
      @QueryParam("fields") String fields);

  @GET
  @Path("/{repository}/pullrequests")
  Uni<PullRequestPageJson> pullRequests(
      @PathParam("workspace") String workspace,
      @PathParam("repository") String repository,
      @QueryParam("state") List<String> states,
      @QueryParam("q") @Nullable String query,
      @QueryParam("sort") String sort,
      @QueryParam("pagelen") int pageLength,
      @QueryParam("fields") String fields);

  @GET
  @Path("/{repository}/pullrequests/{id}")
  Uni<PullRequestJson> pullRequest(
      @PathParam("workspace") String workspace,
      @PathParam("repository") String repository,
      @PathParam("id") long number,
      @QueryParam("fields") String fields);

  @GET
  @Path("/{repository}/refs/branches")
  Uni<BranchPageJson> branches(
      @PathParam("workspace") String workspace,
      @PathParam("repository") String repository,
      @QueryParam("q") @Nullable String query,
      @QueryParam("pagelen") int pageLength,
      @QueryParam("fields") String fields);
}
