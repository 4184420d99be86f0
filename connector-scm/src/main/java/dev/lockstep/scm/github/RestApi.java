package dev.lockstep.scm.github;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The part of GitHub's REST API that keeps webhooks. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface RestApi {

  @GET
  @Path("/users/{owner}")
  Uni<OwnerJson> owner(@PathParam("owner") String owner);

  /** Webhooks of {@code orgs/{org}} or {@code repos/{owner}/{repo}}. */
  @GET
  @Path("/orgs/{owner}/hooks")
  Uni<List<WebhookJson>> ofOrganization(
      @PathParam("owner") String owner, @QueryParam("per_page") int perPage);

  @POST
  @Path("/orgs/{owner}/hooks")
  Uni<WebhookJson> addToOrganization(@PathParam("owner") String owner, WebhookJson hook);

  @PATCH
  @Path("/orgs/{owner}/hooks/{id}")
  Uni<WebhookJson> changeOfOrganization(
      @PathParam("owner") String owner, @PathParam("id") long id, WebhookJson hook);

  @GET
  @Path("/orgs/{owner}/hooks/{id}/deliveries")
  Uni<List<DeliveryJson>> deliveriesOfOrganization(
      @PathParam("owner") String owner,
      @PathParam("id") long id,
      @QueryParam("per_page") int perPage,
      @QueryParam("status") String status);

  @POST
  @Path("/orgs/{owner}/hooks/{id}/deliveries/{delivery}/attempts")
  Uni<Void> repeatOfOrganization(
      @PathParam("owner") String owner,
      @PathParam("id") long id,
      @PathParam("delivery") long delivery);

  @GET
  @Path("/repos/{owner}/{repository}/hooks")
  Uni<List<WebhookJson>> ofRepository(
      @PathParam("owner") String owner,
      @PathParam("repository") String repository,
      @QueryParam("per_page") int perPage);

  @POST
  @Path("/repos/{owner}/{repository}/hooks")
  Uni<WebhookJson> addToRepository(
      @PathParam("owner") String owner,
      @PathParam("repository") String repository,
      WebhookJson hook);

  @PATCH
  @Path("/repos/{owner}/{repository}/hooks/{id}")
  Uni<WebhookJson> changeOfRepository(
      @PathParam("owner") String owner,
      @PathParam("repository") String repository,
      @PathParam("id") long id,
      WebhookJson hook);

  @GET
  @Path("/repos/{owner}/{repository}/hooks/{id}/deliveries")
  Uni<List<DeliveryJson>> deliveriesOfRepository(
      @PathParam("owner") String owner,
      @PathParam("repository") String repository,
      @PathParam("id") long id,
      @QueryParam("per_page") int perPage,
      @QueryParam("status") String status);

  @POST
  @Path("/repos/{owner}/{repository}/hooks/{id}/deliveries/{delivery}/attempts")
  Uni<Void> repeatOfRepository(
      @PathParam("owner") String owner,
      @PathParam("repository") String repository,
      @PathParam("id") long id,
      @PathParam("delivery") long delivery);
}
