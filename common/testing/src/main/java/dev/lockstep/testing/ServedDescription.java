package dev.lockstep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The OpenAPI document of a running service: the same as the copy in {@code docs/openapi}, and kept
 * by the service's answers.
 */
public final class ServedDescription {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final URI service;
  private final String name;
  private final String apiKey;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServedDescription(URI service, String name, String apiKey) {
    this.service = service;
    this.name = name;
    this.apiKey = apiKey;
  }

  /**
   * The document of the service that the {@code @QuarkusTest} runs, after checking what all
   * services have in common: it is the copy (with {@code -Dlockstep.docs=write} it becomes the
   * copy), and what every service answers keeps it.
   *
   * @param name of the service
   */
  public static ServedDescription of(String name) throws Exception {
    Config config = ConfigProvider.getConfig();
    ServedDescription description =
        new ServedDescription(
            config.getValue("test.url", URI.class),
            name,
            config.getValue("LOCKSTEP_API_KEY", String.class));
    description.isTheCopy();
    description.answers(200, "GET", "/health", "/health");
    description.answers(200, "GET", "/work/" + name, "/work/{service}");
    description.answers(404, "GET", "/work/nobody", "/work/{service}");
    description.refuses(401, "GET", "/work/" + name, "/work/{service}");
    return description;
  }

  private void isTheCopy() throws Exception {
    String served = send("GET", "/openapi/" + name, false).body();
    Path copy = Path.of("../docs/openapi", name + ".yaml");
    if ("write".equals(System.getProperty("lockstep.docs"))) {
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, served);
    }
    assertThat(Files.exists(copy) ? Files.readString(copy) : "")
        .as(
            "%s is generated: mvn -pl %s -am test -Dtest=DescriptionComponentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dlockstep.docs=write",
            copy, name)
        .isEqualTo(served);
  }

  /** Asks and checks that the answer has this status and the form that the document names. */
  public void answers(int status, String method, String path, String template) throws Exception {
    answers(status, method, path, template, true);
  }

  /** The same without a key. */
  public void refuses(int status, String method, String path, String template) throws Exception {
    answers(status, method, path, template, false);
  }

  private void answers(int status, String method, String path, String template, boolean key)
      throws Exception {
    ObjectNode document =
        (ObjectNode) JSON.readTree(send("GET", "/openapi/" + name + "?format=json", false).body());
    JsonNode responses =
        document
            .path("paths")
            .path(template)
            .path(method.toLowerCase(Locale.ROOT))
            .path("responses");
    assertThat(responses.isObject()).as("%s %s is described", method, template).isTrue();
    HttpResponse<String> answer = send(method, path, key);
    assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(status);
    JsonNode response =
        responses.has(status + "") ? responses.get(status + "") : responses.get("default");
    if (response.has("$ref")) {
      response = document.at(response.get("$ref").asText().substring(1));
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    JsonNode schema = response.path("content").path(type).path("schema");
    assertThat(schema.isObject())
        .as("%s %s answers %s %s, described are %s", method, path, status, type, response)
        .isTrue();
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    assertThat(SCHEMAS.getSchema(whole).validate(JSON.readTree(answer.body())))
        .as("%s %s: %s", method, path, answer.body())
        .isEmpty();
  }

  private HttpResponse<String> send(String method, String path, boolean key)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (key) {
      request.header("X-API-Key", apiKey);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
