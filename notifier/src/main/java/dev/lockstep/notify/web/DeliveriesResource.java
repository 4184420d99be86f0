package dev.lockstep.notify.web;

import dev.lockstep.notify.app.Dispatcher;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;

/** How telling goes. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
class DeliveriesResource {

  private final Dispatcher dispatcher;
  private final Clock clock;

  DeliveriesResource(Dispatcher dispatcher, Clock clock) {
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  /** Every recipient with its state and counts. */
  @GET
  public Uni<DeliveriesAnswer> deliveries() {
    Instant now = clock.instant();
    return dispatcher.accounts().map(accounts -> DeliveriesAnswer.of(accounts, now));
  }
}
