package dev.lockstep.messaging;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** Tells a dependency that is down from a record that is wrong, by type alone. */
final class Failures {

  private Failures() {}

  /** Drivers share exceptions between requests, and these may come to be causes of each other. */
  private static final int DEEPEST = 16;

  /**
   * Whether trying again later may help whatever the record says. PostgreSQL: connection (08),
   * resources (53), operator intervention (57), rollback by deadlock or serialisation (40). What
   * the client itself says, for example that the connection was lost, is never about a record.
   */
  static boolean dependencyIsDown(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (cause instanceof PgException pg) {
        String state = pg.getSqlState();
        return state != null
            && (state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("40"));
      }
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof KafkaException
          || cause instanceof VertxException
          || cause instanceof io.vertx.core.impl.NoStackTraceThrowable
          || cause instanceof io.smallrye.mutiny.TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
