package dev.lockstep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialApiTest {

  private static final String DESCRIPTION =
      """
      openapi: 3.0.1
      paths:
        /thing/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: integer}}
          post:
            security: [{basicAuth: []}]
            parameters:
              - {name: size, in: query, required: true, schema: {type: integer}}
              - {name: state, in: query, schema: {type: array, items: {type: string, enum: [A, B]}}}
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
            responses:
              '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
              '204': {description: done}
        /thing/all:
          post:
            responses: {'204': {description: done}}
      components:
        schemas:
          Thing:
            type: object
            required: [name]
            properties:
              name: {type: string}
              note: {type: string, nullable: true}
      """;

  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final Map<String, String> KNOWN =
      Map.of("content-type", "application/json", "authorization", "Basic x");
  private static final String THING = "{\"name\":\"a\",\"note\":null}";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("api.yml"), DESCRIPTION);
  }

  @Test
  void what_is_as_described_is_no_deviation() throws IOException {
    assertThat(
            deviations(
                said("/v1/thing/3?size=5&state=A&state=B", KNOWN, THING, 200, THING),
                said("/v1/thing/3?size=5", KNOWN, THING, 204, ""),
                said("/v1/thing/all", Map.of(), "", 204, "")))
        .isEmpty();
  }

  @Test
  void each_fault_of_a_request_is_found() throws IOException {
    String request = "{\"nam\":\"a\"}";
    assertThat(deviations(said("/v1/thing/x?state=C&page=1", JSON, request, 204, "")))
        .containsExactlyInAnyOrder(
            "POST /thing/{id} path id type",
            "POST /thing/{id} query size missing",
            "POST /thing/{id} query state /* enum",
            "POST /thing/{id} query page undescribed",
            "POST /thing/{id} header Authorization missing",
            "POST /thing/{id} request required name",
            "POST /thing/{id} request /nam undescribed");
    assertThat(deviations(said("/v1/thing/3?size=1", KNOWN, "", 204, "")))
        .containsExactly("POST /thing/{id} request missing");
    assertThat(deviations(said("/v1/nothing", KNOWN, "", 204, "")))
        .containsExactly("POST /nothing is not described");
  }

  @Test
  void each_fault_of_an_answer_is_found() throws IOException {
    assertThat(
            deviations(
                said("/v1/thing/3?size=1", KNOWN, THING, 200, "{\"name\":null}"),
                said("/v1/thing/3?size=1", KNOWN, THING, 200, ""),
                said("/v1/thing/3?size=1", KNOWN, THING, 404, "{}")))
        .containsExactlyInAnyOrder(
            "POST /thing/{id} answer 200 /name type",
            "POST /thing/{id} answer 200 empty",
            "POST /thing/{id} answer 404 undescribed");
  }

  private Iterable<String> deviations(Exchange... exchanges) throws IOException {
    return OfficialApi.read(file, "/v1").deviations(List.of(exchanges)).keySet();
  }

  private static Exchange said(
      String uri, Map<String, String> asked, String request, int status, String answer) {
    return new Exchange("POST", URI.create(uri), asked, request, status, JSON, answer);
  }
}
