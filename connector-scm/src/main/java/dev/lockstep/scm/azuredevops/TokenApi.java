package dev.lockstep.scm.azuredevops;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where Entra ID gives tokens to applications. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface TokenApi {

  @POST
  Uni<TokenJson> token(
      @FormParam("grant_type") String grant,
      @FormParam("client_id") String client,
      @FormParam("client_secret") String secret,
      @FormParam("scope") String scope);
}
