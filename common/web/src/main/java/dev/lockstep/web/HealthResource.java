package dev.lockstep.web;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /health}: the summary for everybody, each check for callers with the key. 503 where it
 * is unhealthy.
 */
@Path("/health")
public class HealthResource {
  /** Nobody can make the checks run more often than this. */
  private static final Duration KEPT = Duration.ofMillis(500);

  private final ApiKey apiKey;
  private final Uni<HealthSummary> summary;
  private final AtomicLong seenAt = new AtomicLong(System.nanoTime());

  @Inject
  HealthResource(
      ApiKey apiKey,
      SmallRyeHealthReporter reporter,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.apiKey = apiKey;
    this.summary =
        Uni.combine()
            .all()
            .unis(
                Uni.createFrom().deferred(reporter::getLivenessAsync),
                Uni.createFrom().deferred(reporter::getReadinessAsync),
                Uni.createFrom().deferred(reporter::getWellnessAsync))
            .with(
                (alive, ready, well) ->
                    HealthSummary.of(service, checks(alive, ready), checks(well)))
            .invoke(() -> seenAt.set(System.nanoTime()))
            .memoize()
            .until(() -> System.nanoTime() - seenAt.get() > KEPT.toNanos());
  }

  /** The summary. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Whether the service works; each check for callers with the key")
  @APIResponse(
      responseCode = "200",
      description = "It works.",
      content = @Content(schema = @Schema(implementation = HealthSummary.class)))
  @APIResponse(
      responseCode = "503",
      description = "It cannot do its work now.",
      content = @Content(schema = @Schema(implementation = HealthSummary.class)))
  public Uni<Response> health(@HeaderParam(ApiKey.HEADER) @Nullable String key) {
    return summary.map(
        seen ->
            Response.status(seen.works() ? 200 : 503)
                .entity(apiKey.matches(key) ? seen : seen.withoutChecks())
                .build());
  }

  private static List<HealthSummary.Check> checks(SmallRyeHealth... parts) {
    return Arrays.stream(parts)
        .flatMap(part -> HealthSummary.checksIn(part.getPayload()).stream())
        .distinct()
        .toList();
  }
}
