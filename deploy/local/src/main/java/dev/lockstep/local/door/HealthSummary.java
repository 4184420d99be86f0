package dev.lockstep.local.door;

import dev.lockstep.local.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Asks all services how they are and sums it up. */
final class HealthSummary {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final Function<Service, List<SocketAddress>> processes;
  private final BooleanSupplier databaseAnswers;

  /**
   * @param processes where each process of a service serves its own {@code /health}
   */
  HealthSummary(
      Vertx vertx,
      HttpClient client,
      Function<Service, List<SocketAddress>> processes,
      BooleanSupplier databaseAnswers) {
    this.vertx = vertx;
    this.client = client;
    this.processes = processes;
    this.databaseAnswers = databaseAnswers;
  }

  /**
   * What was found.
   *
   * @param works whether every service and the database do their work, perhaps degraded
   */
  record Summary(boolean works, JsonObject open, JsonObject detailed) {}

  /** How somebody is, in the words of a service's own {@code /health}. */
  enum Condition {
    HEALTHY,
    DEGRADED,
    UNHEALTHY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What a process says; unhealthy where it is not understood. */
    static Condition in(Buffer body) {
      try {
        String said = body.toJsonObject().getString("status", "");
        return said.equals(HEALTHY.word())
            ? HEALTHY
            : said.equals(DEGRADED.word()) ? DEGRADED : UNHEALTHY;
      } catch (DecodeException | ClassCastException notOurs) {
        return UNHEALTHY;
      }
    }

    /** A service is there as long as one of its processes is, and as well as the worst of these. */
    static Condition ofProcesses(List<Condition> processes) {
      return processes.contains(DEGRADED)
          ? DEGRADED
          : processes.contains(HEALTHY) ? HEALTHY : UNHEALTHY;
    }
  }

  Future<Summary> ask() {
    Future<Boolean> database = vertx.executeBlocking(databaseAnswers::getAsBoolean, false);
    List<Future<Condition>> services = new ArrayList<>();
    for (Service service : Service.values()) {
      services.add(conditionOf(service));
    }
    List<Future<?>> all = new ArrayList<>(services);
    all.add(database);
    return Future.join(all)
        .map(done -> sumUp(services.stream().map(Future::result).toList(), database.result()));
  }

  private Future<Condition> conditionOf(Service service) {
    List<Future<Condition>> asked =
        processes.apply(service).stream().map(this::conditionOf).toList();
    return Future.join(asked)
        .map(done -> Condition.ofProcesses(asked.stream().map(Future::result).toList()));
  }

  private Future<Condition> conditionOf(SocketAddress process) {
    return client
        .request(HttpMethod.GET, process.port(), process.host(), "/health")
        .compose(request -> request.idleTimeout(PATIENCE_MILLIS).send())
        .compose(response -> response.body().map(Condition::in))
        .otherwise(Condition.UNHEALTHY);
  }

  private static Summary sumUp(List<Condition> services, boolean database) {
    JsonObject each = new JsonObject();
    for (Service service : Service.values()) {
      each.put(service.module(), services.get(service.ordinal()).word());
    }
    boolean works = database && !services.contains(Condition.UNHEALTHY);
    boolean well = works && !services.contains(Condition.DEGRADED);
    boolean nothingIsUp = services.stream().allMatch(Condition.UNHEALTHY::equals);
    Condition whole =
        well ? Condition.HEALTHY : nothingIsUp ? Condition.UNHEALTHY : Condition.DEGRADED;
    JsonObject open =
        new JsonObject()
            .put("status", whole.word())
            .put("service", "lockstep")
            .put("database", database ? "connected" : "disconnected");
    return new Summary(works, open, open.copy().put("services", each));
  }
}
