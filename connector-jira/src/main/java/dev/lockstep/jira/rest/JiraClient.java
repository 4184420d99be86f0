package dev.lockstep.jira.cloud;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.connector.UpstreamGateway.Patience;
import dev.lockstep.jira.port.Calls;
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

/** The calls to one site: with its credential, at its pace, failures in this connector's words. */
final class CloudClient {

  private static final long CONNECT_MILLIS = 3_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final JiraApi api;
  private final UpstreamGateway gateway;

  CloudClient(JiraInstance instance, IntSupplier replicas, Clock clock, MeterRegistry metrics) {
    this.gateway =
        new UpstreamGateway(
            "jira/" + instance.id(),
            new Pace(instance.requestsPerSecond(), replicas),
            TIMEOUT,
            clock,
            metrics);
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(instance.baseUrl())
            .connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
            .readTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .clientHeadersFactory(headers(instance))
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(new Failures(clock))
            .register(new JsonOnly())
            .build(JiraApi.class);
  }

  private static ClientHeadersFactory headers(JiraInstance instance) {
    String pair = instance.email() + ":" + instance.token().value();
    String credential =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    MultivaluedMap<String, String> headers =
        new MultivaluedHashMap<>(
            Map.of(HttpHeaders.AUTHORIZATION, credential, HttpHeaders.USER_AGENT, "Lockstep"));
    return (incoming, outgoing) -> headers;
  }

  /** Reads for a caller that has nowhere to put the work. */
  <T> Uni<T> read(String endpoint, Function<JiraApi, Uni<T>> call) {
    return read(endpoint, UpstreamGateway.PATIENT, new Calls(), call);
  }

  <T> Uni<T> read(String endpoint, Patience patience, Calls calls, Function<JiraApi, Uni<T>> call) {
    return gateway.read(endpoint, patience, () -> made(calls, call));
  }

  <T> Uni<T> write(
      String endpoint, Patience patience, Calls calls, Function<JiraApi, Uni<T>> call) {
    return gateway.write(endpoint, patience, () -> made(calls, call));
  }

  private <T> Uni<T> made(Calls calls, Function<JiraApi, Uni<T>> call) {
    calls.spend();
    return call.apply(api).onFailure().transform(Failures::translated);
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
