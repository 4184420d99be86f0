package dev.lockstep.scm.hook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.scm.hook.HookDecoder.HookHeaders;
import dev.lockstep.scm.port.PullRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the webhooks of a simulated host, and answers as it is told. */
public final class Deliveries implements AutoCloseable {

  /** One that arrived. */
  public record Request(Map<String, String> headers, byte[] body) implements HookHeaders {
    @Override
    public String get(String name) {
      return headers.get(name);
    }
  }

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile int answer = 202;

  /** Listens on any free port. */
  public Deliveries() {
    try {
      this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    requests.add(new Request(headers, exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
  }

  /** Answers with this status from now on. */
  public void answer(int status) {
    answer = status;
  }

  /** All that arrived. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The last pull request that was told of. */
  public Optional<PullRequest> lastPullRequest(HookDecoder decoder) {
    return requests.stream()
        .flatMap(request -> decoder.decode(request, request.body()).hooks().stream())
        .filter(Hook.PullRequestSeen.class::isInstance)
        .map(hook -> ((Hook.PullRequestSeen) hook).pullRequest())
        .reduce((before, after) -> after);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
