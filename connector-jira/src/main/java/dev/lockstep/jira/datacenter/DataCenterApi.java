package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.rest.FileJson;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.RawIssuesJson;
import dev.lockstep.jira.rest.ReadApi;
import dev.lockstep.jira.rest.UserJson;
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

/** The calls this connector makes. */
@Path("/rest/api/2")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface DataCenterApi extends ReadApi {

  @POST
  @Path("/search")
  Uni<SearchJson> search(SearchJson.Request request);

  @POST
  @Path("/search")
  Uni<RawIssuesJson> searchRaw(SearchJson.Request request);

  @GET
  @Path("/issue/{id}")
  Uni<IssueJson> issue(
      @PathParam("id") String id,
      @QueryParam("fields") String fields,
      @QueryParam("expand") @Nullable String expand);

  @GET
  @Path("/issue/{id}/properties/{key}")
  Uni<PropertyJson> property(@PathParam("id") String id, @PathParam("key") String key);

  @GET
  @Path("/attachment/{id}")
  Uni<FileJson> attachment(@PathParam("id") String id);

  @GET
  @Path("/user/search")
  Uni<List<UserJson>> users(@QueryParam("username") String text);

  @GET
  @Path("/project")
  Uni<List<IssueJson.Project>> projects();
}
