package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.jira.adf.MarkdownAdf;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Jira takes what its official schema allows; the schema's folder is in {@code lockstep.samples}.
 */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class AdfSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCHEMA =
      Path.of(System.getProperty("lockstep.samples", ""), "jira/adf-schema-full.json");

  private final Schema schema;

  AdfSchemaTest() throws IOException {
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
            .getSchema(JSON.readTree(SCHEMA.toFile()));
  }

  @Test
  void any_markdown_is_a_document_that_the_official_schema_allows() {
    Documents.markdown()
        .sampleStream()
        .limit(3000)
        .forEach(
            markdown ->
                assertThat(schema.validate(AdfJson.write(MarkdownAdf.of(markdown))))
                    .as("%s", markdown)
                    .isEmpty());
  }

  @Test
  void the_schema_refuses_what_jira_refuses() throws IOException {
    String emptyText =
        "{\"version\":1,\"type\":\"doc\",\"content\":"
            + "[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\"}]}]}";

    assertThat(schema.validate(JSON.readTree(emptyText))).isNotEmpty();
  }
}
