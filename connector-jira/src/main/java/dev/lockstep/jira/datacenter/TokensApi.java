package dev.lockstep.jira.datacenter;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Personal access tokens; their own API. */
@Path("/rest/pat/latest")
@Produces(MediaType.APPLICATION_JSON)
interface TokensApi {

  /** Those of the caller. */
  @GET
  @Path("/tokens")
  Uni<List<TokenJson>> tokens();
}
