package dev.lockstep.notify.slack;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The calls of Slack's Web API that are used. Any status is an answer; the body may be no JSON. */
@Path("/")
interface SlackApi {

  @POST
  @Path("chat.postMessage")
  @Consumes("application/json; charset=utf-8")
  @Produces("application/json")
  Uni<Response> postMessage(
      @HeaderParam("Authorization") String authorization, PostMessageJson message);
}
