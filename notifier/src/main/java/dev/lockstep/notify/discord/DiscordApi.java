package dev.lockstep.notify.discord;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/**
 * The calls of Discord's REST API that are used. Any status is an answer; the body may be no JSON.
 */
@Path("/")
interface DiscordApi {

  @POST
  @Path("channels/{channel}/messages")
  @Consumes("application/json")
  @Produces("application/json")
  Uni<Response> createMessage(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("User-Agent") String userAgent,
      @PathParam("channel") String channel,
      CreateMessageJson message);
}
