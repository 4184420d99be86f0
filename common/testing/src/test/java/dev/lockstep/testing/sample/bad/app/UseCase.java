package dev.lockstep.testing.sample.bad.app;

import dev.lockstep.notify.OtherService;
import dev.lockstep.testing.sample.bad.config.Names;
import dev.lockstep.testing.sample.bad.port.Port;
import dev.lockstep.testing.sample.bad.store.Rows;
import dev.lockstep.testing.sample.bad.wire.Answer;
import jakarta.inject.Inject;
import java.sql.Connection;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * An application that knows its leaves, the wire, SQL, messaging and another service, and has its
 * field injected.
 */
public final class UseCase {
  @Inject @Nullable Rows rows;

  @Nullable Connection connection;

  @Nullable OtherService other;

  @Nullable Answer answer;

  Port port(Names names) {
    return new Port();
  }

  @Incoming("x")
  void consume(String text) {}
}
