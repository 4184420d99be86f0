package dev.lockstep.scm.azuredevops;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The part of the REST API that is about builds. */
@ClientQueryParam(name = "api-version", value = "7.1")
@Path("/{project}/_apis/build")
@Produces(MediaType.APPLICATION_JSON)
interface BuildApi {

  @GET
  @Path("/builds")
  Uni<RestResponse<BuildsJson>> builds(
      @PathParam("project") String project,
      @QueryParam("statusFilter") String status,
      @QueryParam("queryOrder") String order,
      @QueryParam("minTime") String from,
      @QueryParam("$top") int top,
      @QueryParam("continuationToken") @Nullable String token);
}
