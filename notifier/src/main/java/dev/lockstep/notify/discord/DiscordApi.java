package dev.lockstep.notify.discord;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestResponse;

/** The calls of Discord's REST API that are used. Answers come as text: its shield answers HTML. */
@Path("/")
interface DiscordApi {

  @POST
  @Path("channels/{channel}/messages")
  @Consumes("application/json")
  @Produces("application/json")
  Uni<RestResponse<String>> createMessage(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("User-Agent") String userAgent,
      @PathParam("channel") String channel,
      CreateMessageJson message);
}
