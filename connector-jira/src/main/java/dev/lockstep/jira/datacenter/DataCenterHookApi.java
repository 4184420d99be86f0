package dev.lockstep.jira.datacenter;

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

/** The webhooks of Data Center since 10, and by what to tell whether it is that. */
@Path("/rest")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface DataCenterHookApi {

  @GET
  @Path("/api/2/serverInfo")
  Uni<DataCenterHookJson.Server> serverInfo();

  @GET
  @Path("/jira-webhook/1.0/webhooks")
  Uni<List<DataCenterHookJson>> all();

  @POST
  @Path("/jira-webhook/1.0/webhooks")
  Uni<DataCenterHookJson> create(DataCenterHookJson hook);

  @PUT
  @Path("/jira-webhook/1.0/webhooks/{id}")
  Uni<DataCenterHookJson> update(@PathParam("id") String id, DataCenterHookJson hook);
}
