package dev.lockstep.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.local.Hosts;
import dev.lockstep.local.Ports;
import dev.lockstep.local.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the door says of services that say how they are; two processes of each. */
class HealthSummaryTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Ports first = Ports.free();
  private final Ports second = Ports.free();
  private final List<HttpServer> processes = new ArrayList<>();
  private final Map<Integer, String> said = new ConcurrentHashMap<>();
  private FrontDoor door;

  @BeforeEach
  void open() throws Exception {
    for (Service service : Service.values()) {
      process(first.port(service));
      process(second.port(service));
    }
    door = FrontDoor.open("127.0.0.1", List.of(first, second), Hosts.local(), "key", () -> true);
  }

  @AfterEach
  void close() {
    door.close();
    processes.forEach(process -> process.stop(0));
  }

  @Test
  void whereEverybodyIsHealthyTheWholeIs() throws Exception {
    assertHealth(200, "healthy", "healthy");
  }

  @Test
  void oneDegradedProcessIsToldThoughEverythingWorks() throws Exception {
    notifierSays("{\"status\":\"healthy\"}", "{\"status\":\"degraded\",\"checks\":[]}");

    assertHealth(200, "degraded", "degraded");
  }

  @Test
  void aServiceIsThereAsLongAsOneOfItsProcessesIs() throws Exception {
    notifierSays("{\"status\":\"unhealthy\"}", "{\"status\":\"healthy\"}");

    assertHealth(200, "healthy", "healthy");
  }

  @Test
  void whatIsNotUnderstoodIsUnhealthy() throws Exception {
    for (String body : List.of("", "up", "[]", "{}", "{\"status\":7}", "{\"status\":\"UP\"}")) {
      notifierSays(body, "{\"status\":\"unhealthy\"}");

      assertHealth(503, "degraded", "unhealthy");
    }
  }

  private void notifierSays(String one, String other) {
    said.put(first.port(Service.NOTIFIER), one);
    said.put(second.port(Service.NOTIFIER), other);
  }

  private void assertHealth(int code, String whole, String notifier) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + first.frontDoor() + "/health"))
            .header("X-API-Key", "key")
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body())
        .startsWith("{\"status\":\"" + whole + "\"")
        .contains("\"notifier\":\"" + notifier + "\"");
    assertThat(answer.statusCode()).isEqualTo(code);
  }

  private void process(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    server.createContext(
        "/health",
        exchange -> {
          byte[] body =
              said.getOrDefault(port, "{\"status\":\"healthy\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    processes.add(server);
  }
}
