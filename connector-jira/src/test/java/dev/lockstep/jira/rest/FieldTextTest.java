package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "plain" | plain
          3.0 | 3
          0.5 | 0.5
          13000000 | 13000000
          true | true
          null |
          "  " |
          {} |
          {"id":"1","value":"Gold"} | Gold
          {"value":"EMEA","child":{"value":"France"}} | EMEA / France
          {"accountId":"5b","displayName":"Ada"} | Ada
          {"id":"7","name":"Team A","title":"Team A"} | Team A
          [{"value":"a"},null,{"value":"b"}] | a, b
          ["x","y"] | x, y
          {"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"hello"}]}]} | hello
          """)
  void a_value_is_read_as_people_read_it(String json, @Nullable String text)
      throws JsonProcessingException {
    assertThat(FieldText.of(json(json))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [] |
          null |
          [{"name":"S1","state":"closed"},{"name":"S2","state":"closed"}] | S2
          [{"name":"S1","state":"closed"},{"name":"S3","state":"future"},{"name":"S4","state":"future"}] | S3
          [{"name":"S3","state":"future"},{"name":"S2","state":"active"}] | S2
          ["com.atlassian.greenhopper.service.sprint.Sprint@1f[id=7,rapidViewId=3,state=ACTIVE,name=Sprint 7,startDate=2026-01-05T09:00:00.000Z]"] | Sprint 7
          """)
  void the_sprint_that_runs_else_the_next_else_the_last(String json, @Nullable String name)
      throws JsonProcessingException {
    assertThat(FieldText.sprint(json(json))).isEqualTo(name);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
