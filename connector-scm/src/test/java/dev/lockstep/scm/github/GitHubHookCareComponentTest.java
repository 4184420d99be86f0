package dev.lockstep.scm.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.HookCare.Report;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks are registered, mended, and what failed is repeated. */
@QuarkusTest
@RealParts
class GitHubHookCareComponentTest {

  private static final Sandbox OWN = Sandbox.start();
  private static final String ANA = "Ana Author";

  private final String owner = "owner-" + UUID.randomUUID().toString().substring(0, 8);
  private final GitHubPeople people = OWN.client().github(owner);
  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile int answer = 202;
  private HttpServer receiver;
  private URI address;

  @BeforeEach
  void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          received.add(
              exchange.getRequestHeaders().getFirst("X-GitHub-Event")
                  + " "
                  + exchange.getRequestHeaders().getFirst("X-GitHub-Delivery"));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
    address =
        URI.create(
            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/webhook/github/" + owner);
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  @AfterAll
  static void stop() {
    OWN.close();
  }

  private HookCare care(String secret) {
    GitHubClient client = GitHubs.client(OWN.github());
    return new GitHubHookCare(GitHubs.host(owner, client), owner, secret, client);
  }

  private Report care(HookCare care) {
    return care.care(address).await().atMost(Duration.ofSeconds(20));
  }

  private static long writes() {
    return OWN.client().calls().stream()
        .filter(call -> call.endpoint().matches("(POST|PATCH) .*hooks.*"))
        .mapToLong(call -> call.count())
        .sum();
  }

  @Test
  void an_organisation_has_one_webhook_and_caring_again_changes_nothing() {
    people.repository("shop");
    assertThat(care(care("s3cret")).lines())
        .containsExactly("github/" + owner + ": webhook registered");
    Awaitility.await().until(() -> received.size() == 1); // the ping
    long before = writes();

    assertThat(care(care("s3cret")).lines())
        .containsExactly("github/" + owner + ": webhook in place");
    assertThat(writes()).isEqualTo(before);
    people.push("shop", "abc-1", "ABC-1", ANA);
    Awaitility.await().until(() -> received.size() == 3);
    assertThat(received.get(1)).startsWith("create ");
    assertThat(received.get(2)).startsWith("push ");
  }

  @Test
  void repositories_of_a_user_have_one_each() {
    people.asUser();
    people.repository("one");
    people.repository("two");
    people.repository("old");
    people.archive("old");

    assertThat(care(care("s3cret")).lines())
        .containsExactly(
            "github/" + owner + "/one: webhook registered",
            "github/" + owner + "/two: webhook registered");
    assertThat(care(care("s3cret")).lines())
        .containsExactly(
            "github/" + owner + "/one: webhook in place",
            "github/" + owner + "/two: webhook in place");
  }

  @Test
  void a_delivery_that_failed_is_repeated_once() {
    people.repository("shop");
    HookCare care = care("s3cret");
    care(care);
    Awaitility.await().until(() -> received.size() == 1);
    answer = 503;
    people.issue("shop", "Lost", "", ANA);
    Awaitility.await().until(() -> received.size() == 2);
    answer = 202;
    assertThat(OWN.client().awaitQuiet(Duration.ofSeconds(5))).isTrue();

    Report report = care(care);
    Awaitility.await().until(() -> received.size() == 3);
    assertThat(report.repeated()).isEqualTo(1);
    assertThat(received.get(2)).isEqualTo(received.get(1));
    assertThat(OWN.client().awaitQuiet(Duration.ofSeconds(5))).isTrue();
    assertThat(care(care).repeated()).isZero();
  }

  @Test
  void a_webhook_whose_secret_is_refused_gets_ours() {
    people.repository("shop");
    answer = 401;
    care(care("old"));
    Awaitility.await().until(() -> received.size() == 1);
    assertThat(OWN.client().awaitQuiet(Duration.ofSeconds(5))).isTrue();
    answer = 202;

    assertThat(care(care("new")).lines().get(0)).startsWith("github/" + owner + ": webhook mended");
  }
}
