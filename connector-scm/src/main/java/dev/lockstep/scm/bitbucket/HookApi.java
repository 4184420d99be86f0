package dev.lockstep.scm.bitbucket;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Webhooks of a workspace. */
@Path("/workspaces/{workspace}/hooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface HookApi {

  @GET
  Uni<WebhookPageJson> hooks(
      @PathParam("workspace") String workspace, @QueryParam("pagelen") int pageLength);

  @POST
  Uni<WebhookJson> create(@PathParam("workspace") String workspace, WebhookJson wanted);

  @PUT
  @Path("/{uid}")
  Uni<WebhookJson> change(
      @PathParam("workspace") String workspace, @PathParam("uid") String id, WebhookJson wanted);
}
