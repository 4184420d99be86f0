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
import org.jspecify.annotations.Nullable;

/** The part of the REST API that reads work items, of an organisation or of one project. */
@ClientQueryParam(name = "api-version", value = "7.1")
@Path("/_apis/wit")
@Produces(MediaType.APPLICATION_JSON)
interface WorkItemsApi {

  @GET
  @Path("/reporting/workitemrevisions")
  Uni<RevisionsJson> revisions(
      @QueryParam("continuationToken") @Nullable String token,
      @QueryParam("includeIdentityRef") boolean identities,
      @QueryParam("includeDeleted") boolean deleted,
      @QueryParam("includeLatestOnly") boolean latestOnly,
      @QueryParam("$expand") String expand,
      @QueryParam("$maxPageSize") int size);

  @GET
  @Path("/reporting/workitemlinks")
  Uni<LinkChangesJson> links(
      @QueryParam("continuationToken") @Nullable String token,
      @QueryParam("startDateTime") @Nullable String from);

  @POST
  @Path("/workitemsbatch")
  Uni<BatchJson> batch(BatchQueryJson query);

  @GET
  @Path("/workItems/{id}/revisions/{rev}")
  Uni<RevisionJson> revision(@PathParam("id") int id, @PathParam("rev") int rev);
}
