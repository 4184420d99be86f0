package dev.lockstep.jira.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that read a site and move its issues, as far as they are the same in both versions. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ReadApi {

  @GET
  @Path("/issue/{id}")
  Uni<WorkflowJson> standing(
      @PathParam("id") String id,
      @QueryParam("fields") String fields,
      @QueryParam("expand") @Nullable String expand);

  @GET
  @Path("/issue/{id}/transitions")
  Uni<WorkflowJson> transitions(@PathParam("id") String id, @QueryParam("expand") String expand);

  @POST
  @Path("/issue/{id}/transitions")
  Uni<Void> move(@PathParam("id") String id, WorkflowJson.Move move);

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

  @GET
  @Path("/myself")
  Uni<MyselfJson> myself();

  @GET
  @Path("/field")
  Uni<List<FieldJson>> fields();

  @GET
  @Path("/project/{key}")
  Uni<IssueJson.Project> project(@PathParam("key") String key);

  @GET
  @Path("/status")
  Uni<List<IssueJson.Status>> statuses();

  @GET
  @Path("/issuetype")
  Uni<List<IssueJson.Type>> types();
}
