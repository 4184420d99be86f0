package dev.lockstep.local.door;

import dev.lockstep.local.Hosts;
import dev.lockstep.local.Ports;
import dev.lockstep.local.Service;
import dev.lockstep.local.process.StartFailed;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * One address for everything: routes by path to the services, to each process of a service in turn,
 * and answers {@code /health} for all of them.
 */
public final class FrontDoor implements AutoCloseable {
  /** A service that was started anew may have another address behind its name. */
  private static final int ADDRESS_KEPT_SECONDS = 2;

  private static final String ALL_ADDRESSES = "0.0.0.0";

  private final Vertx vertx;
  private final HealthSummary health;
  private final Map<Service, HttpProxy> proxies = new EnumMap<>(Service.class);
  private final byte[] apiKey;

  /** Where this machine reaches one that listens on this address, which may stand for all. */
  public static String reachableHost(String listensOn) {
    return listensOn.equals(ALL_ADDRESSES) ? "127.0.0.1" : listensOn;
  }

  private FrontDoor(
      Vertx vertx, List<Ports> sets, Hosts hosts, String apiKey, BooleanSupplier databaseAnswers) {
    this.vertx = vertx;
    this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(2_000).setKeepAliveTimeout(30),
            new PoolOptions().setHttp1MaxSize(64));
    this.health =
        new HealthSummary(
            vertx,
            client,
            service ->
                sets.stream().map(ports -> hosts.address(service, ports.port(service))).toList(),
            databaseAnswers);
    for (Service service : Service.values()) {
      Origins origins =
          new Origins(
              sets.stream().map(ports -> hosts.address(service, ports.port(service))).toList());
      proxies.put(
          service,
          HttpProxy.reverseProxy(client).origin(origins).addInterceptor(new Forwarding(service)));
    }
  }

  /**
   * Opens the door.
   *
   * @param host address to listen on
   * @param sets the ports of every set of services; the first names the door's own
   * @param hosts of the services
   * @param apiKey who sends it sees the health of each service
   * @param databaseAnswers asked for each {@code /health}
   */
  public static FrontDoor open(
      String host, List<Ports> sets, Hosts hosts, String apiKey, BooleanSupplier databaseAnswers)
      throws StartFailed, InterruptedException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setAddressResolverOptions(
                    new AddressResolverOptions().setCacheMaxTimeToLive(ADDRESS_KEPT_SECONDS))
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    int port = sets.get(0).frontDoor();
    FrontDoor door = new FrontDoor(vertx, sets, hosts, apiKey, databaseAnswers);
    try {
      vertx
          .createHttpServer(
              // HTTP/1.1 only, as the services: a body over HTTP/2 may have no length to pass on.
              new HttpServerOptions()
                  .setHost(host)
                  .setPort(port)
                  .setTcpNoDelay(true)
                  .setHttp2ClearTextEnabled(false))
          .requestHandler(door::handle)
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      door.close();
      throw new StartFailed(
          "The front door cannot listen on " + host + ":" + port + ": " + failed.getMessage());
    }
    return door;
  }

  private void handle(HttpServerRequest request) {
    if (request.path() == null) {
      answer(request, new Problem(400, "Bad Request", "The request has no path."));
    } else if (request.path().equals("/health")) {
      tellHealth(request);
    } else if (request.path().equals("/health/door")) {
      request.response().end();
    } else {
      Routes.ownerOf(request.path())
          .map(proxies::get)
          .ifPresentOrElse(
              proxy -> proxy.handle(request),
              () ->
                  answer(
                      request, new Problem(404, "Not Found", "Nothing is served at this path.")));
    }
  }

  private void tellHealth(HttpServerRequest request) {
    boolean insider = isKey(request.getHeader("X-API-Key"));
    health
        .ask()
        .onSuccess(
            summary ->
                request
                    .response()
                    .setStatusCode(summary.works() ? 200 : 503)
                    .putHeader("content-type", "application/json")
                    .end((insider ? summary.detailed() : summary.open()).toBuffer()))
        .onFailure(
            failed ->
                answer(request, new Problem(500, "Internal Server Error", "Health is not known.")));
  }

  private boolean isKey(@org.jspecify.annotations.Nullable String sent) {
    return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), apiKey);
  }

  private static void answer(HttpServerRequest request, Problem problem) {
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader("content-type", Problem.MEDIA_TYPE)
        .end(problem.body());
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException left) {
      // the process ends next
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
