package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.azuredevops.Errors;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import java.time.Clock;
import java.util.Optional;

/** The HTTP server: routes, faults, counters. All state belongs to its one event loop. */
public final class SandboxServer {
  private static final int HOOK_CONNECTIONS = 32;

  private final Vertx vertx;
  private final Clock clock;
  private final HttpClient client;
  private World world;
  private String base = "";

  private SandboxServer(Vertx vertx, Clock clock, long seed) {
    this.vertx = vertx;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(5_000).setTcpNoDelay(true),
            new PoolOptions().setHttp1MaxSize(HOOK_CONNECTIONS));
    this.world = world(seed);
  }

  /** Listens; port 0 takes any free one. Call it on the event loop that shall own the state. */
  public static Future<SandboxServer> listen(
      Vertx vertx, Clock clock, String host, int port, long seed) {
    SandboxServer server = new SandboxServer(vertx, clock, seed);
    HttpServer http =
        vertx.createHttpServer(
            new HttpServerOptions().setTcpNoDelay(true).setMaxInitialLineLength(65_536));
    return http.requestHandler(server::accept)
        .listen(port, host)
        .map(
            listening -> {
              String name = "0.0.0.0".equals(host) ? "localhost" : host;
              server.base = "http://" + name + ":" + listening.actualPort();
              server.world = server.world(seed);
              return server;
            });
  }

  /** Where it listens. */
  public String base() {
    return base;
  }

  /** Sends no more webhooks. */
  public void stop() {
    vertx.runOnContext(now -> world.hooks.stop());
  }

  private World world(long seed) {
    World fresh = new World(vertx, client, clock, base, seed);
    ControlRoutes.add(fresh, this::reset, vertx, clock);
    return fresh;
  }

  /** Forgets everything. */
  private void reset(long seed) {
    world.hooks.stop();
    world = world(seed);
  }

  private void accept(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> handle(request, body))
        .onFailure(broken -> request.connection().close());
  }

  private void handle(HttpServerRequest request, Buffer body) {
    World here = world;
    String method = request.method().name();
    String path = Optional.ofNullable(request.path()).orElse("/");
    Optional<Upstream> upstream = upstream(path);
    Optional<Router.Match> match = here.router.find(method, path);
    if (match.isEmpty()) {
      Reply unknown = unknown(here, upstream, method, path);
      upstream.ifPresent(one -> here.calls.count(one.id(), method + " " + path, unknown.status()));
      send(request, unknown, false);
      return;
    }
    Call call =
        new Call(
            method,
            path,
            match.get().template(),
            match.get().parts(),
            request.params(true),
            request.headers(),
            body.getBytes());
    if (upstream.isEmpty()) {
      run(match.get(), call).onSuccess(reply -> send(request, reply, false));
      return;
    }
    upstream(here, upstream.get(), match.get(), call, request);
  }

  private void upstream(
      World here, Upstream upstream, Router.Match match, Call call, HttpServerRequest request) {
    long latency = here.gate.latencyMillis(upstream, call.path());
    Optional<Reply> instead = here.gate.before(upstream, call.path());
    Future<Reply> answer =
        instead.isPresent()
            ? Future.succeededFuture(instead.get())
            : run(match, call).map(reply -> here.gate.after(upstream, call.path(), reply));
    answer.onSuccess(
        reply -> {
          here.calls.count(upstream.id(), call.method() + " " + call.template(), reply.status());
          boolean cut = reply.body().length > 1 && here.gate.cuts(upstream, call.path());
          if (latency > 0) {
            vertx.setTimer(latency, timer -> send(request, reply, cut));
          } else {
            send(request, reply, cut);
          }
        });
  }

  private static Future<Reply> run(Router.Match match, Call call) {
    try {
      return match
          .handler()
          .apply(call)
          .recover(failure -> Future.succeededFuture(failed(failure)));
    } catch (Refusal refusal) {
      return Future.succeededFuture(refusal.reply());
    } catch (RuntimeException bug) {
      return Future.succeededFuture(crash(bug));
    }
  }

  private static Reply failed(Throwable failure) {
    return failure instanceof Refusal refusal ? refusal.reply() : crash(failure);
  }

  private static Reply crash(Throwable bug) {
    System.getLogger(SandboxServer.class.getName())
        .log(System.Logger.Level.ERROR, "a simulator failed", bug);
    return Reply.json(500, Json.object().put("error", "sandbox: " + bug));
  }

  private static Optional<Upstream> upstream(String path) {
    if (path.startsWith("/ex/jira/") || path.startsWith("/oauth/")) {
      return Optional.of(Upstream.JIRA);
    }
    for (Upstream upstream : Upstream.values()) {
      if (path.startsWith("/" + upstream.id() + "/")) {
        return Optional.of(upstream);
      }
    }
    return Optional.empty();
  }

  private static Reply unknown(
      World here, Optional<Upstream> upstream, String method, String path) {
    if (upstream.isEmpty()) {
      return Reply.json(404, Json.object().put("error", "nothing at " + method + " " + path));
    }
    int status = here.router.knows(path) ? 405 : 404;
    return switch (upstream.get()) {
      case JIRA -> Reply.text(status, "text/html", "<html><body>dead link</body></html>");
      case JIRA_DC ->
          Reply.json(
              status,
              Json.object()
                  .put("message", status == 405 ? "Method Not Allowed" : "null for uri: " + path)
                  .put("status-code", status));
      case BITBUCKET_DC -> {
        com.fasterxml.jackson.databind.node.ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("message", "HTTP " + status + " Not Found");
        yield Reply.json(status, body);
      }
      case BITBUCKET -> {
        com.fasterxml.jackson.databind.node.ObjectNode body = Json.object().put("type", "error");
        body.putObject("error").put("message", "Resource not found");
        yield Reply.json(status, body);
      }
      case GITHUB ->
          Reply.json(
              404,
              Json.object()
                  .put("message", "Not Found")
                  .put("documentation_url", "https://docs.github.com/rest")
                  .put("status", "404"));
      case AZURE_DEVOPS ->
          Errors.of(
              status,
              status == 405 ? "HttpMethodNotAllowedException" : "VssResourceNotFoundException",
              "The controller for path '" + path + "' was not found.");
      case SLACK -> Reply.json(Json.object().put("ok", false).put("error", "unknown_method"));
      case DISCORD ->
          Reply.json(
              status,
              Json.object()
                  .put(
                      "message",
                      status + ": " + (status == 405 ? "Method Not Allowed" : "Not Found"))
                  .put("code", 0));
    };
  }

  private static void send(HttpServerRequest request, Reply reply, boolean cut) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    byte[] body = reply.body();
    if (cut) {
      response.putHeader("Content-Length", Integer.toString(body.length));
      response
          .write(Buffer.buffer(java.util.Arrays.copyOf(body, body.length / 2)))
          .onComplete(written -> request.connection().close());
    } else {
      response.end(Buffer.buffer(body));
    }
  }
}
