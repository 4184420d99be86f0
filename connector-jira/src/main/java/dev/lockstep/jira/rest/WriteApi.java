package dev.lockstep.jira.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The calls that write, and read what is to be written; the same in both versions of the API. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface WriteApi {

  @POST
  @Path("/issue")
  Uni<NewIssueJson.Created> create(NewIssueJson request);

  @GET
  @Path("/issue/createmeta/{project}/issuetypes")
  Uni<NewIssueJson.Types> newTypes(
      @PathParam("project") String project,
      @QueryParam("startAt") int startAt,
      @QueryParam("maxResults") int maxResults);

  @GET
  @Path("/issue/createmeta/{project}/issuetypes/{type}")
  Uni<NewIssueJson.Screen> newFields(
      @PathParam("project") String project,
      @PathParam("type") String type,
      @QueryParam("startAt") int startAt,
      @QueryParam("maxResults") int maxResults);

  @GET
  @Path("/issue/{id}")
  Uni<EditJson> editable(
      @PathParam("id") String id,
      @QueryParam("fields") String fields,
      @QueryParam("expand") String expand);

  @GET
  @Path("/issue/{id}")
  Uni<PartsJson> parts(@PathParam("id") String id, @QueryParam("fields") String fields);

  @PUT
  @Path("/issue/{id}")
  Uni<Void> edit(@PathParam("id") String id, EditJson.Request request);

  @DELETE
  @Path("/issue/{id}")
  Uni<Void> delete(@PathParam("id") String id);

  @GET
  @Path("/issue/{id}/comment")
  Uni<CommentJson.Page> comments(
      @PathParam("id") String id,
      @QueryParam("orderBy") String orderBy,
      @QueryParam("expand") String expand,
      @QueryParam("startAt") int startAt,
      @QueryParam("maxResults") int maxResults);

  @POST
  @Path("/issue/{id}/comment")
  Uni<CommentJson> addComment(@PathParam("id") String id, CommentJson.Request request);

  @PUT
  @Path("/issue/{id}/comment/{comment}")
  Uni<CommentJson> editComment(
      @PathParam("id") String id,
      @PathParam("comment") String comment,
      CommentJson.Request request);

  @DELETE
  @Path("/issue/{id}/comment/{comment}")
  Uni<Void> deleteComment(@PathParam("id") String id, @PathParam("comment") String comment);

  @POST
  @Path("/issueLink")
  Uni<Void> link(LinkJson.Request request);

  @DELETE
  @Path("/issueLink/{id}")
  Uni<Void> unlink(@PathParam("id") String id);

  @GET
  @Path("/issueLinkType")
  Uni<LinkJson.Types> linkTypes();

  @POST
  @Path("/issue/{id}/remotelink")
  Uni<Void> putRemoteLink(@PathParam("id") String id, LinkJson.RemoteRequest request);

  @DELETE
  @Path("/issue/{id}/remotelink")
  Uni<Void> dropRemoteLink(@PathParam("id") String id, @QueryParam("globalId") String globalId);

  @GET
  @Path("/attachment/meta")
  Uni<FileJson.Limits> attachmentLimits();

  @GET
  @Path("/attachment/{id}")
  Uni<FileJson> attachment(@PathParam("id") String id);
}
