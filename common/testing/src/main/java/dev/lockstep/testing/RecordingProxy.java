package dev.lockstep.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Stands before a server and writes down what is said. Links to the server in an answer lead to the
 * proxy, so that whoever follows them is heard as well.
 */
public final class RecordingProxy implements AutoCloseable {

  /** What the client of the JDK sets by itself. */
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "expect");

  private final URI target;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  private RecordingProxy(URI target, HttpServer server) {
    this.target = target;
    this.server = server;
    server.createContext("/", this::pass);
    server.start();
  }

  /**
   * Starts one on a free port.
   *
   * @param target scheme, host and port of the server
   */
  public static RecordingProxy before(URI target) {
    try {
      return new RecordingProxy(
          target,
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was said until now. */
  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  private void pass(HttpExchange asked) throws IOException {
    try (asked) {
      byte[] body = asked.getRequestBody().readAllBytes();
      Map<String, String> headers = flat(asked.getRequestHeaders());
      HttpResponse<byte[]> answer = send(asked, headers, body);
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      exchanges.add(
          new Exchange(
              asked.getRequestMethod(),
              asked.getRequestURI(),
              headers,
              new String(body, StandardCharsets.UTF_8),
              answer.statusCode(),
              flat(answer.headers().map()),
              text));
      byte[] passed =
          text.replace(target.toString(), uri().toString()).getBytes(StandardCharsets.UTF_8);
      flat(answer.headers().map())
          .forEach(
              (name, value) -> {
                if (!OWN.contains(name)) {
                  asked.getResponseHeaders().set(name, value);
                }
              });
      asked.sendResponseHeaders(answer.statusCode(), passed.length == 0 ? -1 : passed.length);
      asked.getResponseBody().write(passed);
    }
  }

  private HttpResponse<byte[]> send(HttpExchange asked, Map<String, String> headers, byte[] body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(asked.getRequestURI()))
            .method(asked.getRequestMethod(), BodyPublishers.ofByteArray(body));
    headers.forEach(
        (name, value) -> {
          if (!OWN.contains(name)) {
            request.header(name, value);
          }
        });
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the server answered", stopped);
    }
  }

  private static Map<String, String> flat(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .collect(
            Collectors.toMap(
                header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> String.join(", ", header.getValue())));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
