package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * docs/asyncapi.yaml is made of the catalogue, the records and the golden files. {@code mvn -pl
 * common/contract test -Dtest=AsyncApiTest -Dlockstep.docs=write} writes it.
 */
class AsyncApiTest {

  private static final Path PAGE = Path.of("../../docs/asyncapi.yaml");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  @Test
  void the_document_says_what_the_code_says() throws IOException {
    String document = YAML.writeValueAsString(AsyncApiDocument.write());
    if ("write".equals(System.getProperty("lockstep.docs"))) {
      Files.writeString(PAGE, document);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/asyncapi.yaml is generated: mvn -pl common/contract test -Dtest=AsyncApiTest -Dlockstep.docs=write")
        .isEqualTo(document);
  }

  @Test
  void the_document_is_asyncapi() throws IOException {
    Schema asyncApi =
        SCHEMAS.getSchema(
            YAML.readTree(Path.of("src/test/resources/asyncapi/3.0.0.json").toFile()));
    ObjectNode document = (ObjectNode) YAML.readTree(PAGE.toFile());

    assertThat(asyncApi.validate(document)).isEmpty();

    document.remove("info");
    assertThat(asyncApi.validate(document)).isNotEmpty();
  }

  @Test
  void every_example_has_the_form_that_its_schemas_ask_for() throws IOException {
    ObjectNode document = (ObjectNode) YAML.readTree(PAGE.toFile());
    int examples = 0;
    for (JsonNode message : document.at("/components/messages")) {
      Schema payload = within(document, message.get("payload"));
      Schema headers = within(document, message.get("headers"));
      for (JsonNode example : message.get("examples")) {
        examples++;
        assertThat(payload.validate(example.get("payload"))).as("%s", example).isEmpty();
        assertThat(headers.validate(example.get("headers"))).as("%s", example).isEmpty();
        assertThat(payload.validate(YAML.createObjectNode()))
            .as("%s asks for something", message.get("title"))
            .isNotEmpty();
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(Catalogue.ENTRIES.size());
  }

  /** The schema with what it refers to beside it. */
  private static Schema within(ObjectNode document, JsonNode schema) {
    ObjectNode whole = YAML.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    return SCHEMAS.getSchema(whole);
  }
}
