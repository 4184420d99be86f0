package dev.lockstep.scm.azuredevops;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The part of the REST API that is about repositories; the client adds the version. */
@ClientQueryParam(name = "api-version", value = "7.1")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface GitApi {

  @GET
  @Path("/_apis/git/repositories")
  Uni<RepositoriesJson> repositories();

  @GET
  @Path("/{project}/_apis/git/pullrequests")
  Uni<PullRequestsJson> pullRequests(
      @PathParam("project") String project,
      @QueryParam("searchCriteria.status") String status,
      @QueryParam("searchCriteria.queryTimeRangeType") String timeRange,
      @QueryParam("searchCriteria.minTime") @Nullable String from,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @GET
  @Path("/{project}/_apis/git/repositories/{repository}/pullrequests")
  Uni<PullRequestsJson> pullRequests(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @QueryParam("searchCriteria.status") String status,
      @QueryParam("searchCriteria.queryTimeRangeType") String timeRange,
      @QueryParam("searchCriteria.minTime") @Nullable String from,
      @QueryParam("searchCriteria.maxTime") @Nullable String to,
      @QueryParam("$top") int top,
      @QueryParam("$skip") int skip);

  @GET
  @Path("/{project}/_apis/git/repositories/{repository}/pullrequests/{id}")
  Uni<PullRequestJson> pullRequest(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @PathParam("id") long number);

  @GET
  @Path("/{project}/_apis/git/repositories/{repository}/refs")
  Uni<RestResponse<RefsJson>> refs(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @QueryParam("filter") String prefix,
      @QueryParam("peelTags") @Nullable Boolean peelTags,
      @QueryParam("$top") int top,
      @QueryParam("continuationToken") @Nullable String token);

  @POST
  @Path("/_apis/wit/artifacturiquery")
  Uni<ArtifactsJson> linked(ArtifactQueryJson query);
}
