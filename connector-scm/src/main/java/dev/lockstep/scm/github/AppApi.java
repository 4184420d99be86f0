package dev.lockstep.scm.github;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What an app asks in its own name. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
interface AppApi {

  @GET
  @Path("/users/{owner}/installation")
  Uni<InstallationJson> installation(@PathParam("owner") String owner);

  @POST
  @Path("/app/installations/{id}/access_tokens")
  Uni<TokenJson> token(@PathParam("id") long id);
}
