package dev.lockstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  static Stream<Throwable> ofDependencies() {
    return Stream.of(
        ClosedConnectionException.INSTANCE,
        new VertxException("Pending requests failed to be sent due to connection has been closed."),
        new PgException("the database system is starting up", "FATAL", "57P03", null),
        new PgException("deadlock detected", "ERROR", "40P01", null),
        new ConnectException("Connection refused"),
        new DisconnectException("the broker went away"),
        new IllegalStateException(new ConnectException("Connection refused")));
  }

  static Stream<Throwable> ofRecords() {
    return Stream.of(
        new PgException("invalid input syntax", "ERROR", "22P02", null),
        new PgException("duplicate key", "ERROR", "23505", null),
        new IllegalStateException("a rule that cannot hold"),
        new NullPointerException());
  }

  @ParameterizedTest
  @MethodSource("ofDependencies")
  void a_lost_connection_and_a_starting_database_are_nobodys_fault(Throwable failure) {
    assertThat(Failures.dependencyIsDown(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("ofRecords")
  void what_the_database_or_a_rule_says_of_a_record_is_the_records_fault(Throwable failure) {
    assertThat(Failures.dependencyIsDown(failure)).isFalse();
  }

  @Test
  void causes_in_a_circle_end_somewhere() {
    Exception first = new IllegalStateException("first");
    Exception second = new IllegalStateException("second", first);
    first.initCause(second);

    assertThat(Failures.dependencyIsDown(first)).isFalse();
  }
}
