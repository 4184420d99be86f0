package dev.lockstep.jira.cloud;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The webhooks of an OAuth client. */
@Path("/rest/api/3/webhook")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface DynamicHookApi {

  @GET
  Uni<DynamicHookJson.Page> all(
      @QueryParam("startAt") long startAt, @QueryParam("maxResults") int maxResults);

  @POST
  Uni<DynamicHookJson.Outcome> register(DynamicHookJson.Registration registration);

  @PUT
  @Path("/refresh")
  Uni<DynamicHookJson.Refreshed> refresh(DynamicHookJson.Ids ids);

  @DELETE
  Uni<Void> delete(DynamicHookJson.Ids ids);
}
