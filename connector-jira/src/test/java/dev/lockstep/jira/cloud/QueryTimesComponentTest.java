package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.PlainClients;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import dev.lockstep.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers always the same, as a site that reads no epoch milliseconds. */
@QuarkusTest
@RealParts
class QueryTimesComponentTest {

  private static final Instant SINCE = Instant.parse("2026-01-05T11:43:20Z");

  private final MutableClock clock = MutableClock.at("2026-01-05T12:00:00Z");
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server = never();

  private static HttpServer never() {
    try {
      return HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_site_that_reads_them_is_asked_once_and_gets_times() {
    QueryTimes times = times(200, "{\"issues\":[],\"isLast\":true}");

    assertThat(query(times)).startsWith("updated >= 1767613400000 ");
    assertThat(query(times)).startsWith("updated >= 1767613400000 ");
    assertThat(asked).hasValue(1);
  }

  @Test
  void one_that_refuses_them_or_finds_changes_of_tomorrow_gets_minutes_rounded_up() {
    assertThat(query(times(400, "{\"errorMessages\":[\"Date value is invalid.\"]}")))
        .startsWith("updated >= \"-17m\" ");
    assertThat(query(times(200, "{\"issues\":[{\"id\":\"1\",\"key\":\"A-1\"}],\"isLast\":true}")))
        .startsWith("updated >= \"-17m\" ");
  }

  @Test
  void what_could_not_be_asked_is_asked_again() {
    QueryTimes times = times(401, "{}");

    assertThatThrownBy(() -> query(times)).isInstanceOf(Unauthorized.class);
    assertThatThrownBy(() -> query(times)).isInstanceOf(Unauthorized.class);
    assertThat(asked).hasValue(2);
  }

  private static String query(QueryTimes times) {
    return times.changed(List.of(), SINCE).await().atMost(Duration.ofSeconds(10));
  }

  private QueryTimes times(int status, String body) {
    server.stop(0);
    server = never();
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    JiraClient<JiraApi> client =
        PlainClients.of(
            JiraApi.class,
            JiraInstance.cloud(
                "1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "lockstep@example.com",
                new Secret("token")),
            clock);
    return new QueryTimes(client, "1", clock);
  }
}
