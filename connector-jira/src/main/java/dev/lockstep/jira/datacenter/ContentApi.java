package dev.lockstep.jira.datacenter;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;

/** Files, as browsers get them: the API has no call for them. */
@Path("/secure/attachment")
@Produces(MediaType.WILDCARD)
interface ContentApi {

  /** In a file of its own, which is the caller's. */
  @GET
  @Path("/{id}/{name}")
  Uni<File> content(@PathParam("id") String id, @PathParam("name") String name);
}
