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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes of a service behind the door. */
class FrontDoorTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Ports first = Ports.free();
  private final Ports second = Ports.free();
  private HttpServer one;
  private HttpServer other;
  private FrontDoor door;

  @BeforeEach
  void open() throws Exception {
    one = process(first, "one");
    other = process(second, "other");
    door = FrontDoor.open("127.0.0.1", List.of(first, second), Hosts.local(), "key", () -> true);
  }

  @AfterEach
  void close() {
    door.close();
    one.stop(0);
    other.stop(0);
  }

  private static HttpServer process(Ports ports, String name) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(
                InetAddress.getLoopbackAddress(), ports.port(Service.CONNECTOR_SCM)),
            16);
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              (name
                      + " "
                      + new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private String post(String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + first.frontDoor() + "/webhook/bitbucket"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void requestsGoToTheProcessesInTurn() throws Exception {
    assertThat(Set.of(post("hook"), post("hook")))
        .containsExactlyInAnyOrder("one hook", "other hook");
  }

  @Test
  void whatADeadProcessWouldGetGoesToALivingOne() throws Exception {
    one.stop(0);

    for (int i = 0; i < 4; i++) {
      assertThat(post("hook " + i)).isEqualTo("other hook " + i);
    }
  }

  @Test
  void aCallerThatWouldLikeHttp2IsAnsweredOverHttp1() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + first.frontDoor() + "/webhook/bitbucket"))
            .version(HttpClient.Version.HTTP_2)
            .POST(HttpRequest.BodyPublishers.ofString("hook"))
            .build();

    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(answer.body()).endsWith(" hook");
  }
}
