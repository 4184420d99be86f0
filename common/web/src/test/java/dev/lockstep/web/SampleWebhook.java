package dev.lockstep.web;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A webhook: open, reads the raw body. */
@Path("/webhook/sample")
public class SampleWebhook {
  @POST
  public Uni<Integer> accept(byte[] body) {
    return Uni.createFrom().item(body.length);
  }

  @POST
  @Path("/thread")
  public Uni<String> thread(byte[] body) {
    return Uni.createFrom().item(Thread.currentThread().getName());
  }
}
