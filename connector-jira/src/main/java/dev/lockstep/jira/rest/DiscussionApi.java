package dev.lockstep.jira.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The calls that read what hangs at an issue, the same in all variants of Jira. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public interface DiscussionApi {

  @GET
  @Path("/issue/{id}/comment")
  Uni<DiscussionJson.Comments> comments(
      @PathParam("id") String id,
      @QueryParam("startAt") int startAt,
      @QueryParam("maxResults") int maxResults,
      @QueryParam("orderBy") String orderBy);

  @GET
  @Path("/issue/{id}/remotelink")
  Uni<List<DiscussionJson.Remote>> remoteLinks(@PathParam("id") String id);
}
