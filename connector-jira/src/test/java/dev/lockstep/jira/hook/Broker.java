package dev.lockstep.jira.hook;

import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that counts what it is sent, and may be away. */
final class Broker {

  final AtomicInteger sent = new AtomicInteger();
  boolean away;

  Publisher publisher() {
    return new Publisher(
        emitter(), new SimpleMeterRegistry(), new Tracing("test", Optional.empty()));
  }

  @SuppressWarnings("unchecked") // the only emitter there is
  private MutinyEmitter<byte[]> emitter() {
    return (MutinyEmitter<byte[]>)
        Proxy.newProxyInstance(
            MutinyEmitter.class.getClassLoader(),
            new Class<?>[] {MutinyEmitter.class},
            (proxy, method, arguments) -> {
              if (away) {
                return Uni.createFrom().failure(new IllegalStateException("away"));
              }
              sent.incrementAndGet();
              return Uni.createFrom().voidItem();
            });
  }
}
