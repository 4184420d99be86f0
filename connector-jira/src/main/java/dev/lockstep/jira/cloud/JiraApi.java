package dev.lockstep.jira.cloud;

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
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/** The calls this connector makes. */
@Path("/rest/api/3")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface JiraApi extends ReadApi {

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
  @Path("/search/jql")
  Uni<SampleJson> sample(SampleJson.Request request);

  @POST
  @Path("/issue/bulkfetch")
  Uni<BulkJson> bulkFetch(BulkJson.Request request);

  @GET
  @Path("/attachment/content/{id}")
  @Produces(MediaType.WILDCARD)
  Uni<Response> content(@PathParam("id") String id);

  @GET
  @Path("/user/search")
  Uni<List<UserJson>> users(@QueryParam("query") String text);

  @GET
  @Path("/project/search")
  Uni<ProjectsJson> projects(
      @QueryParam("startAt") int startAt, @QueryParam("maxResults") int maxResults);
}
