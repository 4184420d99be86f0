package dev.lockstep.notify.slack;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls of Slack's Web API that are used. Answers come as text: behind a proxy they may be no JSON. */
@Path("/")
interface SlackApi {

  @POST
  @Path("chat.postMessage")
  @Consumes("application/json; charset=utf-8")
  @Produces("application/json")
  Uni<RestResponse<String>> postMessage(
      @HeaderParam("Authorization") String authorization, PostMessageJson message);
}
