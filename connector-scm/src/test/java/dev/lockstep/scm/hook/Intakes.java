package dev.lockstep.scm.hook;

import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.Tracing;
import dev.lockstep.scm.collect.KnownParts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The intake without a database and a broker, for tests of its callers. */
public final class Intakes {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

  private Intakes() {}

  /**
   * An intake that knows these projects, and one owner all of whose repositories are in scope.
   *
   * @param published counts what it publishes
   */
  public static TakeHook of(String source, Set<String> projects, AtomicInteger published) {
    return new TakeHook(
        KnownParts.hosts(source),
        KnownParts.directory(projects),
        new Publisher(
            counting(published), new SimpleMeterRegistry(), new Tracing("test", Optional.empty())),
        KnownParts.memory(),
        KnownParts.wishes(),
        CLOCK);
  }

  @SuppressWarnings("unchecked") // the only emitter there is
  private static MutinyEmitter<byte[]> counting(AtomicInteger count) {
    return (MutinyEmitter<byte[]>)
        Proxy.newProxyInstance(
            MutinyEmitter.class.getClassLoader(),
            new Class<?>[] {MutinyEmitter.class},
            (proxy, method, arguments) -> {
              count.incrementAndGet();
              return Uni.createFrom().voidItem();
            });
  }
}
