package dev.lockstep.jira.cloud;

import dev.lockstep.jira.rest.FieldJson;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.RawIssuesJson;
import dev.lockstep.jira.rest.WorkflowJson;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls this connector makes. */
@Path("/rest/api/3")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface JiraApi {

  @POST
  @Path("/search/jql")
  Uni<SearchJson> search(SearchJson.Request request);

  @POST
  @Path("/search/jql")
  Uni<IdsJson> ids(SearchJson.Request request);

  /** The answer as it arrives. */
  @POST
  @Path("/changelog/bulkfetch")
  Uni<InputStream> changelogs(ChangelogsJson question);

  @POST
  @Path("/search/jql")
  Uni<RawIssuesJson> searchRaw(SearchJson.Request request);

  @POST
  @Path("/issue/bulkfetch")
  Uni<BulkJson> bulkFetch(BulkJson.Request request);

  @GET
  @Path("/issue/{id}")
  Uni<WorkflowJson> issue(
      @PathParam("id") String id,
      @QueryParam("fields") String fields,
      @QueryParam("expand") @Nullable String expand);

  @POST
  @Path("/search/jql")
  Uni<SampleJson> sample(SampleJson.Request request);

  @GET
  @Path("/issue/{id}/transitions")
  Uni<WorkflowJson> transitions(@PathParam("id") String id, @QueryParam("expand") String expand);

  @POST
  @Path("/issue/{id}/transitions")
  Uni<Void> move(@PathParam("id") String id, WorkflowJson.Move move);

  @GET
  @Path("/attachment/content/{id}")
  @Produces(MediaType.WILDCARD)
  Uni<Response> content(@PathParam("id") String id);

  @GET
  @Path("/myself")
  Uni<DirectoryJson.Myself> myself();

  @GET
  @Path("/user/search")
  Uni<List<DirectoryJson.User>> users(@QueryParam("query") String query);

  @GET
  @Path("/field")
  Uni<List<FieldJson>> fields();

  @GET
  @Path("/project/search")
  Uni<DirectoryJson.Projects> projects(
      @QueryParam("startAt") int startAt, @QueryParam("maxResults") int maxResults);

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
