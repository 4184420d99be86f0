package dev.lockstep.local.door;

import dev.lockstep.local.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Asks all services how they are and sums it up. */
final class HealthSummary {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final Function<Service, List<SocketAddress>> management;
  private final BooleanSupplier databaseAnswers;

  HealthSummary(
      Vertx vertx,
      HttpClient client,
      Function<Service, List<SocketAddress>> management,
      BooleanSupplier databaseAnswers) {
    this.vertx = vertx;
    this.client = client;
    this.management = management;
    this.databaseAnswers = databaseAnswers;
  }

  /** What was found. */
  record Summary(boolean healthy, JsonObject open, JsonObject detailed) {}

  Future<Summary> ask() {
    Future<Boolean> database = vertx.executeBlocking(databaseAnswers::getAsBoolean, false);
    List<Future<Boolean>> services = new ArrayList<>();
    for (Service service : Service.values()) {
      services.add(isReady(service));
    }
    List<Future<?>> all = new ArrayList<>(services);
    all.add(database);
    return Future.join(all).map(done -> sumUp(services, database.result()));
  }

  /** A service is there as long as one of its processes is. */
  private Future<Boolean> isReady(Service service) {
    List<Future<Boolean>> processes =
        management.apply(service).stream().map(this::isReady).toList();
    return Future.join(processes).map(asked -> processes.stream().anyMatch(Future::result));
  }

  private Future<Boolean> isReady(SocketAddress process) {
    return client
        .request(HttpMethod.GET, process.port(), process.host(), "/q/health/ready")
        .compose(request -> request.idleTimeout(PATIENCE_MILLIS).send())
        .compose(response -> response.body().map(response.statusCode() == 200))
        .otherwise(false);
  }

  private static Summary sumUp(List<Future<Boolean>> services, boolean database) {
    JsonObject each = new JsonObject();
    int up = 0;
    for (Service service : Service.values()) {
      boolean ready = services.get(service.ordinal()).result();
      each.put(service.module(), ready ? "healthy" : "unhealthy");
      up += ready ? 1 : 0;
    }
    boolean healthy = database && up == Service.values().length;
    JsonObject open =
        new JsonObject()
            .put("status", healthy ? "healthy" : up > 0 ? "degraded" : "unhealthy")
            .put("service", "lockstep")
            .put("database", database ? "connected" : "disconnected");
    return new Summary(healthy, open, open.copy().put("services", each));
  }
}
