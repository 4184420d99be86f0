package dev.lockstep.web;

import static io.restassured.RestAssured.given;
import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.net.http.HttpClient.Version.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.lockstep.settings.Settings;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebComponentTest {
  @TestHTTPResource("/")
  URI root;

  private static RequestSpecification withKey() {
    return given().header("X-API-Key", "secret-key");
  }

  @Test
  void everything_but_health_and_webhooks_needs_the_key() {
    given()
        .get("/sample/correlation")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:unauthorized"))
        .body("instance", equalTo("/sample/correlation"));
    given().header("X-API-Key", "secret-keY").get("/sample/correlation").then().statusCode(401);
    given().get("/nowhere").then().statusCode(401);
    withKey().get("/sample/correlation").then().statusCode(200);
    given().get("/health").then().statusCode(200);
    given().body("abc").post("/webhook/sample").then().statusCode(200).body(equalTo("3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhook/../sample/correlation",
        "/webhook/%2e%2e/sample/correlation",
        "/webhook/..%2fsample/correlation",
        "//sample/correlation",
        "/sample/correlation;/webhook/",
        "/webhook;/../sample/correlation",
        "/health/../sample/correlation",
        "/webhook\\..\\sample\\correlation",
        "/health/"
      })
  void no_way_of_writing_a_path_goes_round_the_key(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1\r\n\r\n"))
        .doesNotContain("HTTP/1.1 200")
        .doesNotContain("executor-thread", "eventloop");
  }

  @Test
  void a_wrong_parameter_is_named_with_what_is_allowed() {
    withKey()
        .get("/sample/limit?limit=1000")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("title", equalTo("Invalid parameter"))
        .body("detail", equalTo("limit: found '1000', expected 1 to 100."))
        .body("parameter", equalTo("limit"))
        .body("allowed", equalTo("1 to 100"))
        .body("status", equalTo(400));
    withKey().get("/sample/limit").then().statusCode(400).body("parameter", equalTo("limit"));
    withKey()
        .get("/sample/later")
        .then()
        .statusCode(503)
        .header("Retry-After", "30")
        .contentType("application/problem+json");
  }

  @Test
  void requests_nobody_serves_are_problems() {
    withKey()
        .get("/nowhere")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", equalTo("Nothing answers GET /nowhere."));
    withKey().get("/sample/nowhere").then().statusCode(404).contentType("application/problem+json");
    withKey()
        .delete("/sample/order")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("detail", equalTo("/sample/order does not take DELETE."));
    withKey()
        .contentType("text/plain")
        .body("x")
        .post("/sample/order")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    withKey().get("/sample/bad").then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void bad_json_is_answered_with_the_place_and_no_class_names() {
    withKey()
        .contentType("application/json")
        .body("{\"name\":")
        .post("/sample/order")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("not valid JSON"));
    withKey()
        .contentType("application/json")
        .body("{\"name\":\"x\",\"count\":\"many\"}")
        .post("/sample/order")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", equalTo("The body has a value of another kind than expected at 'count'."))
        .body(not(containsString("java")));
    withKey()
        .contentType("application/json")
        .body("[]")
        .post("/sample/order")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(not(containsString("SampleResource")));
  }

  @Test
  void an_unexpected_failure_shows_an_id_and_nothing_else() {
    withKey()
        .header("X-Correlation-Id", "abc-1")
        .get("/sample/boom")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("correlationId", equalTo("abc-1"))
        .body(not(containsString("hunter2")))
        .body(not(containsString("IllegalState")));
  }

  @Test
  void the_correlation_id_is_the_callers_or_a_new_one_and_survives_a_delay() {
    String answer =
        withKey()
            .header("X-Correlation-Id", "abc-1")
            .get("/sample/correlation")
            .then()
            .header("X-Correlation-Id", "abc-1")
            .extract()
            .asString();
    assertThat(answer).startsWith("abc-1 abc-1 ").contains("eventloop");
    String made =
        withKey()
            .header("X-Correlation-Id", "abc 1")
            .get("/sample/correlation")
            .then()
            .extract()
            .header("X-Correlation-Id");
    assertThat(made).hasSize(36);
    given().get("/nowhere").then().header("X-Correlation-Id", not(equalTo(null)));
  }

  @Test
  void a_body_beyond_the_limit_is_refused_declared_or_chunked() throws Exception {
    given()
        .body("x".repeat(500_001))
        .post("/webhook/sample")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("limit", equalTo(500000));
    HttpResponse<String> refused = chunked(HTTP_1_1, "x".repeat(500_001));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(chunked(HTTP_1_1, "x".repeat(400000)).body()).isEqualTo("400000");
    assertThat(chunked(HTTP_1_1, "x".repeat(5_000_000)).statusCode()).isEqualTo(413);
    assertThat(chunked(HTTP_2, "x".repeat(400000)).version()).isEqualTo(HTTP_1_1);
  }

  private HttpResponse<String> chunked(HttpClient.Version version, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(root.resolve("/webhook/sample"))
                .version(version)
                .POST(
                    HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void health_is_open_and_its_detail_is_not() {
    given()
        .get("/health")
        .then()
        .statusCode(200)
        .body("status", equalTo("healthy"))
        .body("service", equalTo("sample"))
        .body("database", equalTo("connected"))
        .body("checks", equalTo(null));
    withKey().get("/health").then().body("checks.find { it.name == 'jira' }.data.at", equalTo("x"));
  }

  @Test
  void a_large_body_is_read_on_the_event_loop() {
    given()
        .body("x".repeat(300_000))
        .post("/webhook/sample/thread")
        .then()
        .statusCode(200)
        .body(containsString("eventloop"));
  }

  @Test
  void settings_are_read_from_the_configuration() {
    Settings settings =
        ServiceSettings.read(ConfigProvider.getConfig(), Set.of(Settings.Need.API_KEY)).orThrow();

    assertThat(Objects.requireNonNull(settings.jira().get("1")).baseUrl())
        .hasToString("http://localhost:" + root.getPort() + "/jira");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      OutputStream out = socket.getOutputStream();
      String text = request.replaceFirst("\r\n", "\r\nHost: x\r\nConnection: close\r\n");
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
