package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.jira.port.Fields.Field;
import dev.lockstep.settings.JiraFields;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldListingTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final String SPRINT =
      "{\"id\":\"customfield_10020\",\"name\":\"Sprint\",\"custom\":true,\"schema\":"
          + "{\"type\":\"array\",\"items\":\"json\","
          + "\"custom\":\"com.pyxis.greenhopper.jira:gh-sprint\"}}";

  private static final String OTHER =
      "{\"id\":\"customfield_10031\",\"name\":\"Kunde\",\"custom\":true,"
          + "\"schema\":{\"type\":\"string\"}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a text"                                              | a text
          8.0                                                   | 8
          true                                                  | true
          {"displayName":"Ada","accountId":"x"}                 | Ada
          {"id":"1","value":"Gold"}                             | Gold
          {"value":"Europe","child":{"value":"Berlin"}}         | Europe / Berlin
          [{"id":1,"name":"Sprint 1","state":"closed"},{"name":"Sprint 2"}] | Sprint 1, Sprint 2
          ["a","b"]                                             | a, b
          {"id":"36885b3c","title":"Platform"}                  | Platform
          {"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Said"}]}]} | Said
          """)
  void a_sample_is_what_people_read(String value, String sample) throws IOException {
    assertThat(fields(JiraFields.NONE, value).get(1).sample()).isEqualTo(sample);
  }

  @ParameterizedTest
  @CsvSource({"null", "[]", "{}", "'{\"progress\":0,\"total\":5}'", "'\"\"'", "'\"  \"'"})
  void what_holds_nothing_is_no_sample(String value) throws IOException {
    assertThat(fields(JiraFields.NONE, value).get(1).sample()).isNull();
  }

  @Test
  void the_newest_issue_that_has_a_value_shows_it() throws IOException {
    RawIssuesJson issues =
        JSON.readValue(
            "{\"issues\":[{\"fields\":{\"customfield_10031\":null}},{\"fields\":null},"
                + "{\"fields\":{\"customfield_10031\":\"second\"}},"
                + "{\"fields\":{\"customfield_10031\":\"third\"}}]}",
            RawIssuesJson.class);

    assertThat(new FieldListing(JiraFields.NONE).of(List.of(json(OTHER)), issues))
        .extracting(Field::sample)
        .containsExactly("second");
  }

  @Test
  void a_long_value_is_cut() throws IOException {
    assertThat(fields(JiraFields.NONE, "\"" + "x".repeat(5_000) + "\"").get(1).sample())
        .hasSize(200)
        .endsWith("…");
  }

  @Test
  void tells_what_is_read_and_under_which_name() throws IOException {
    JiraFields configured =
        new JiraFields(null, Map.of("customer", "customfield_10031"), Map.of(), false);
    FieldJson summary = json("{\"id\":\"summary\",\"name\":\"Summary\",\"custom\":false}");

    assertThat(
            new FieldListing(configured)
                .of(List.of(summary, json(SPRINT), json(OTHER)), new RawIssuesJson(null)))
        .extracting(Field::id, Field::readAs)
        .containsExactly(
            tuple("summary", "summary"),
            tuple("customfield_10020", "sprint"),
            tuple("customfield_10031", "customer"));
  }

  @Test
  void a_configured_sprint_field_stands_for_the_one_found_by_type() throws IOException {
    JiraFields configured = new JiraFields("customfield_10031", Map.of(), Map.of(), false);

    assertThat(fields(configured, "1")).extracting(Field::readAs).containsExactly(null, "sprint");
  }

  private static List<Field> fields(JiraFields configured, String value) throws IOException {
    RawIssuesJson issues =
        JSON.readValue(
            "{\"issues\":[{\"fields\":{\"customfield_10031\":" + value + "}}]}",
            RawIssuesJson.class);
    return new FieldListing(configured).of(List.of(json(SPRINT), json(OTHER)), issues);
  }

  private static FieldJson json(String text) throws IOException {
    return JSON.readValue(text, FieldJson.class);
  }
}
