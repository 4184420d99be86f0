package dev.lockstep.scm.azuredevops;

import io.quarkus.rest.client.reactive.ClientQueryParam;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The part of the REST API that is about service hooks. */
@ClientQueryParam(name = "api-version", value = "7.1")
@Path("/_apis")
@Produces(MediaType.APPLICATION_JSON)
interface HooksApi {

  @GET
  @Path("/projects")
  Uni<ProjectsJson> projects(@QueryParam("$top") int top);

  @GET
  @Path("/hooks/subscriptions")
  Uni<SubscriptionsJson> all(
      @QueryParam("publisherId") String publisher, @QueryParam("consumerId") String consumer);

  @POST
  @Path("/hooks/subscriptions")
  Uni<SubscriptionJson> create(SubscriptionJson wanted);

  @PUT
  @Path("/hooks/subscriptions/{id}")
  Uni<SubscriptionJson> replace(@PathParam("id") String id, SubscriptionJson wanted);
}
