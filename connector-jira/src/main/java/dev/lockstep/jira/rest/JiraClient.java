package dev.lockstep.jira.rest;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.connector.UpstreamGateway.Patience;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;
import org.jspecify.annotations.Nullable;

/**
 * The calls to one site: with its credential, at its pace, failures in this connector's words.
 *
 * @param <A> the calls, by name
 */
public final class JiraClient<A> {

  private static final long CONNECT_MILLIS = 3_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final A api;
  private final UpstreamGateway gateway;

  /**
   * @param type of the calls
   * @param replicas how many live now, since they share the pace
   */
  public JiraClient(
      Class<A> type,
      JiraInstance instance,
      IntSupplier replicas,
      Clock clock,
      MeterRegistry metrics) {
    this(type, instance, replicas, TIMEOUT, clock, metrics);
  }

  /**
   * For calls that take longer than others.
   *
   * @param timeout after which a call counts as failed
   */
  public JiraClient(
      Class<A> type,
      JiraInstance instance,
      IntSupplier replicas,
      Duration timeout,
      Clock clock,
      MeterRegistry metrics) {
    this.gateway =
        new UpstreamGateway(
            "jira/" + instance.id(),
            new Pace(instance.requestsPerSecond(), replicas),
            timeout,
            clock,
            metrics);
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(instance.apiUrl())
            .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
            .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .clientHeadersFactory(headers(instance))
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(new Failures(clock))
            .register(new JsonOnly())
            .build(type);
  }

  private static ClientHeadersFactory headers(JiraInstance instance) {
    String credential = credential(instance.credential());
    MultivaluedMap<String, String> headers =
        new MultivaluedHashMap<>(
            Map.of(HttpHeaders.AUTHORIZATION, credential, HttpHeaders.USER_AGENT, "Lockstep"));
    return (incoming, outgoing) -> headers;
  }

  private static String credential(JiraCredential credential) {
    if (credential instanceof JiraCredential.Basic basic) {
      String pair = basic.user() + ":" + basic.token().value();
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
    if (credential instanceof JiraCredential.Bearer bearer) {
      return "Bearer " + bearer.token().value();
    }
    throw new IllegalStateException("no way to sign in as " + credential.who());
  }

  /** Reads for a caller that has nowhere to put the work. */
  public <T> Uni<T> read(String endpoint, Function<A, Uni<T>> call) {
    return read(endpoint, UpstreamGateway.PATIENT, new Calls(), call);
  }

  /** Reads; each try counts as a call. */
  public <T> Uni<T> read(
      String endpoint, Patience patience, Calls calls, Function<A, Uni<T>> call) {
    return gateway.read(endpoint, patience, () -> made(calls, call));
  }

  /** Writes: sent once. */
  public <T> Uni<T> write(
      String endpoint, Patience patience, Calls calls, Function<A, Uni<T>> call) {
    return gateway.write(endpoint, patience, () -> made(calls, call));
  }

  private <T> Uni<T> made(Calls calls, Function<A, Uni<T>> call) {
    calls.spend();
    return call.apply(api).onFailure().transform(Failures::translated);
  }

  /** A list that Jira may leave out. */
  public static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
