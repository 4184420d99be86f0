package dev.lockstep.jira.rest;

import dev.lockstep.settings.JiraInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** Clients of sites that nobody configured, each with the credential of its instance. */
public final class PlainClients {

  private PlainClients() {}

  /** The calls of this type to this site. */
  public static <A> JiraClient<A> of(Class<A> type, JiraInstance instance) {
    return of(type, instance, Clock.systemUTC());
  }

  /** The same, at the time of this clock. */
  public static <A> JiraClient<A> of(Class<A> type, JiraInstance instance, Clock clock) {
    return new JiraClient<>(
        type,
        Door.of(
            instance,
            Authorization.of(instance.credential()),
            () -> 1,
            clock,
            new SimpleMeterRegistry()));
  }
}
