package dev.lockstep.messaging;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Runs every asynchronous step as it is written. By default each step of each chain captures the
 * contexts of MicroProfile Context Propagation (the CDI request, transactions of blocking code) and
 * restores them around its call: a tenth of the processor time of a busy service. Nothing here uses
 * such a context after its first step; what belongs to a message is handed on as a value.
 */
@ApplicationScoped
class PlainSteps {

  private static final int FIRST = 1;

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    Infrastructure.clearInterceptors();
  }
}
