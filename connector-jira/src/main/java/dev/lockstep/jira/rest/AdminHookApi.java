package dev.lockstep.jira.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The webhooks of administrators: Jira Cloud, and Data Center before 10. */
@Path("/rest/webhooks/1.0/webhook")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AdminHookApi {

  @GET
  Uni<List<AdminHookJson>> all();

  @POST
  Uni<AdminHookJson> create(AdminHookJson hook);

  @PUT
  @Path("/{id}")
  Uni<AdminHookJson> update(@PathParam("id") String id, AdminHookJson hook);
}
