package dev.lockstep.notify.app;

import dev.lockstep.messaging.Drain;
import dev.lockstep.notify.route.Recipient;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Sends to one recipient, one message after the other, and holds what is measured of it. */
final class Sender {

  private final Recipient recipient;
  private final DeliverNext deliverNext;
  private final Drain drain;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong oldestSeconds = new AtomicLong();
  private volatile boolean closed;
  private volatile CompletableFuture<Void> underway = CompletableFuture.completedFuture(null);

  Sender(Recipient recipient, DeliverNext deliverNext) {
    this.recipient = recipient;
    this.deliverNext = deliverNext;
    this.drain = new Drain("deliveries to " + recipient.id(), this::step);
  }

  private Uni<Boolean> step() {
    if (closed) {
      return Uni.createFrom().item(false);
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    underway = done;
    return deliverNext.one(recipient).onTermination().invoke(() -> done.complete(null));
  }

  void wake() {
    drain.wake();
  }

  /** Begins nothing more; completes when what is under way has ended. */
  CompletableFuture<Void> close() {
    closed = true;
    return underway;
  }

  AtomicLong waiting() {
    return waiting;
  }

  AtomicLong oldestSeconds() {
    return oldestSeconds;
  }
}
