package dev.lockstep.notify.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Hibernate keeps its session in the Vert.x context, so each piece of work gets a context of its
 * own, whoever asks for it: a request, a timer or a consumer.
 */
@ApplicationScoped
class Sessions {

  private final Vertx vertx;

  Sessions(Vertx vertx) {
    this.vertx = vertx;
  }

  <T> Uni<T> transaction(Supplier<Uni<T>> work) {
    return inOwnContext(() -> Panache.withTransaction(work));
  }

  <T> Uni<T> reading(Supplier<Uni<T>> work) {
    return inOwnContext(() -> Panache.withSession(work));
  }

  private <T> Uni<T> inOwnContext(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
              VertxContextSafetyToggle.setContextSafe(own, true);
              own.runOnContext(
                  ignored ->
                      Uni.createFrom()
                          .deferred(() -> work.get())
                          .subscribe()
                          .with(emitter::complete, emitter::fail));
            });
  }
}
