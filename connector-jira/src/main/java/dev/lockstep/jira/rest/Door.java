package dev.lockstep.jira.rest;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * The way into one site that all calls take: one account, one pace.
 *
 * @param path below the address of the site
 */
record Door(
    JiraInstance instance,
    String path,
    Authorization authorization,
    Pace pace,
    UpstreamGateway gateway,
    Duration timeout,
    Clock clock,
    MeterRegistry metrics) {

  private static final long CONNECT_MILLIS = 3_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** A page of Data Center holds a thousand issues with all their history. */
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(60);

  static Door of(
      JiraInstance instance,
      Authorization authorization,
      IntSupplier replicas,
      Clock clock,
      MeterRegistry metrics) {
    Pace pace = new Pace(instance.requestsPerSecond(), replicas);
    Duration timeout = timeout(instance);
    return new Door(
        instance,
        "",
        authorization,
        pace,
        gateway(instance, pace, timeout, clock, metrics),
        timeout,
        clock,
        metrics);
  }

  /** The same way for calls that take longer. */
  Door patient(Duration longer) {
    return new Door(
        instance,
        path,
        authorization,
        pace,
        gateway(instance, pace, longer, clock, metrics),
        longer,
        clock,
        metrics);
  }

  /** The same way to calls below this path. */
  Door below(String further) {
    return new Door(
        instance, path + further, authorization, pace, gateway, timeout, clock, metrics);
  }

  private static UpstreamGateway gateway(
      JiraInstance instance, Pace pace, Duration timeout, Clock clock, MeterRegistry metrics) {
    return new UpstreamGateway("jira/" + instance.id(), pace, timeout, clock, metrics);
  }

  private static Duration timeout(JiraInstance instance) {
    return instance.deployment() == Deployment.DATACENTER ? LONG_TIMEOUT : TIMEOUT;
  }

  /** Calls that go this way. */
  <A> A calls(Class<A> type) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(URI.create(instance.apiUrl() + path))
        .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
        .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .clientHeadersFactory(
            (incoming, outgoing) ->
                new MultivaluedHashMap<>(
                    Map.of(
                        HttpHeaders.AUTHORIZATION,
                        authorization.header(),
                        HttpHeaders.USER_AGENT,
                        "Lockstep")))
        .property("microprofile.rest.client.disable.default.mapper", true)
        .register(new Failures(clock))
        .register(new JsonOnly())
        .register(new NearLimits(gateway, clock))
        .build(type);
  }
}
