package dev.lockstep.connector;

import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.messaging.Backlog;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.TableBacklog;
import dev.lockstep.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The work table as people see and handle it. */
class WorkBacklog {

  private static final String LANE_NAME =
      Arrays.stream(Lane.values())
          .map(lane -> "when " + lane.number() + " then '" + lane.label() + "'")
          .collect(Collectors.joining(" ", "case p.lane ", " end"));

  @Produces
  @Singleton
  Backlog work(
      @ConfigProperty(name = "quarkus.application.name") String service,
      Pool pool,
      Transactions transactions,
      Outbox outbox,
      Clock clock) {
    Set<String> lanes =
        Arrays.stream(Lane.values())
            .map(Lane::label)
            .collect(Collectors.toCollection(TreeSet::new));
    return new TableBacklog(
        new TableBacklog.Shape(
            service,
            "work",
            "lane",
            "lockstep.work.waiting",
            LANE_NAME,
            "added_at",
            "null",
            false,
            WorkTable.TAKEN,
            () -> lanes),
        pool,
        transactions,
        outbox,
        clock);
  }
}
