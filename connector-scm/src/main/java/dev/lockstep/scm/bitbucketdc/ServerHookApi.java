package dev.lockstep.scm.bitbucketdc;

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

/** Webhooks of projects, and of repositories for those who may not register for a project. */
@Path("/projects/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface ServerHookApi {

  @GET
  @Path("/webhooks")
  Uni<WebhookPageJson> ofProject(
      @PathParam("project") String project,
      @QueryParam("start") long start,
      @QueryParam("limit") int limit);

  @POST
  @Path("/webhooks")
  Uni<WebhookJson> create(@PathParam("project") String project, WebhookJson wanted);

  @PUT
  @Path("/webhooks/{id}")
  Uni<WebhookJson> change(
      @PathParam("project") String project, @PathParam("id") long id, WebhookJson wanted);

  @GET
  @Path("/webhooks/{id}/latest")
  Uni<DeliveryJson> latest(@PathParam("project") String project, @PathParam("id") long id);

  @GET
  @Path("/repos/{repository}/webhooks")
  Uni<WebhookPageJson> ofRepository(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @QueryParam("start") long start,
      @QueryParam("limit") int limit);

  @POST
  @Path("/repos/{repository}/webhooks")
  Uni<WebhookJson> create(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      WebhookJson wanted);

  @PUT
  @Path("/repos/{repository}/webhooks/{id}")
  Uni<WebhookJson> change(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @PathParam("id") long id,
      WebhookJson wanted);

  @GET
  @Path("/repos/{repository}/webhooks/{id}/latest")
  Uni<DeliveryJson> latest(
      @PathParam("project") String project,
      @PathParam("repository") String repository,
      @PathParam("id") long id);
}
