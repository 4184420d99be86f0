package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.rest.Authorization;
import dev.lockstep.settings.RepositoryPatterns;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** An organisation in a sandbox of its own, as the service would read it. */
final class Own {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Own() {}

  static UpstreamGateway gateway(String name, MeterRegistry metrics) {
    return new UpstreamGateway(
        "azure-devops/" + name,
        new Pace(2_000, () -> 1),
        Duration.ofSeconds(30),
        Clock.systemUTC(),
        metrics);
  }

  static AzureDevOpsClient client(Sandbox sandbox, String organization, Authorization who) {
    return new AzureDevOpsClient(
        sandbox.azureDevOps(), organization, who, gateway(organization, new SimpleMeterRegistry()));
  }

  static AzureDevOps host(Sandbox sandbox, String organization, Boards boards) {
    return host(client(sandbox, organization, AzureDevOpsClient.token("token")), boards);
  }

  static AzureDevOps host(AzureDevOpsClient client, Boards boards) {
    return new AzureDevOps(
        new Scope(List.of(), RepositoryPatterns.ALL),
        boards,
        Duration.ofMinutes(10),
        client,
        URI.create("https://dev.azure.com"),
        Clock.systemUTC());
  }

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
