package dev.lockstep.testing.sample.good.web;

import dev.lockstep.testing.sample.good.app.UseCase;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** HTTP where it belongs. */
@Path("/")
public record Resource(UseCase useCase) {
  @GET
  public void run() {
    useCase.run();
  }
}
