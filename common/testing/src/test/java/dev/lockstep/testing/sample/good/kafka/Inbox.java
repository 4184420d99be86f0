package dev.lockstep.testing.sample.good.kafka;

import dev.lockstep.testing.sample.good.app.UseCase;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Messaging where it belongs. */
public record Inbox(UseCase useCase) {
  @Incoming("x")
  public void consume(String text) {
    useCase.run();
  }
}
