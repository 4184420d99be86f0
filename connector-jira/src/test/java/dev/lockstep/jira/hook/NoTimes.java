package dev.lockstep.jira.hook;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Forgets when webhooks were heard. */
final class NoTimes implements HookTimes {

  @Override
  public void heard(String instance, Instant at) {}

  @Override
  public Uni<Optional<Instant>> last(String instance) {
    return Uni.createFrom().item(Optional.empty());
  }
}
