package dev.lockstep.local.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A service that is ready at once and answers every request with its name, the path and its
 * environment. It dies at its start when {@code STUB_DIES} names it.
 */
public final class StubService {
  private StubService() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> environment = System.getenv();
    String jar = System.getProperty("java.class.path");
    String dies = environment.getOrDefault("STUB_DIES", "");
    if (!dies.isEmpty() && jar.contains(dies)) {
      System.err.println("the stub was told to die");
      System.exit(3);
    }
    System.out.println("stub " + jar);
    listen(port("QUARKUS_MANAGEMENT_PORT"), "management");
    listen(port("QUARKUS_HTTP_PORT"), jar);
  }

  private static int port(String name) {
    return Integer.parseInt(System.getenv(name));
  }

  private static void listen(int port, String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 16);
    server.createContext("/", exchange -> answer(exchange, name));
    server.start();
  }

  private static void answer(HttpExchange exchange, String name) throws IOException {
    String text =
        name
            + " "
            + exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " key="
            + System.getenv("LOCKSTEP_API_KEY")
            + " pg="
            + System.getenv("PG_PORT")
            + " body="
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (exchange.getRequestURI().getPath().equals("/health")) {
      text = "{\"status\":\"healthy\"}";
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
