package dev.lockstep.messaging;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys that {@link Parking} holds back, each shown by its head. */
class ParkedBacklog {

  @Produces
  @Singleton
  Backlog parked(
      @ConfigProperty(name = "quarkus.application.name") String service,
      Consumptions consumptions,
      Pool pool,
      Transactions transactions,
      Outbox outbox,
      Clock clock) {
    return new TableBacklog(
        new TableBacklog.Shape(
            service,
            "parked",
            "consumer",
            "lockstep.parked",
            "consumer",
            "parked_at",
            "topic || '-' || partition || '@' || record_offset",
            true,
            "false",
            consumptions::groups),
        pool,
        transactions,
        outbox,
        clock);
  }
}
