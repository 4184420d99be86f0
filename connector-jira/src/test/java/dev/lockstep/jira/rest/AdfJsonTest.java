package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.jira.adf.AdfMark;
import dev.lockstep.jira.adf.AdfNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdfJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_node_has_its_parts() throws JsonProcessingException {
    AdfNode node =
        AdfJson.read(
            object(
                """
                {"type": "text", "text": "here", "fresh": [1, null],
                 "marks": [{"type": "link", "attrs": {"href": "https://a.example"}}]}
                """));

    assertThat(node.type()).isEqualTo("text");
    assertThat(node.text()).isEqualTo("here");
    assertThat(node.marks())
        .containsExactly(new AdfMark("link", Map.of("href", "https://a.example"), Map.of()));
    assertThat(node.others()).containsOnlyKeys("fresh");
    assertThat(node.content()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\": \"\"}",
        "{\"type\": 7, \"text\": false}",
        "{\"type\": \"doc\", \"version\": 1, \"content\": []}",
        "{\"type\": \"text\", \"text\": \"\", \"marks\": [], \"attrs\": {}}",
        "{\"type\": \"p\", \"content\": [\"not a node\", {\"type\": \"text\"}]}",
        "{\"type\": \"p\", \"content\": {\"type\": \"text\"}, \"attrs\": [1]}",
        "{\"type\": \"t\", \"marks\": [{\"type\": \"x\", \"attrs\": null, \"more\": {\"a\": []}}]}",
        "{\"type\": \"t\", \"attrs\": {\"a\": null, \"b\": [1, 2.5, 9999999999, {\"c\": {}}]}}",
        "{\"type\": \"t\", \"attrs\": {\"n\": 123456789012345678901234567890, \"f\": 1e300}}",
        "{\"type\": \"new\", \"content\": [{\"type\": \"newer\", \"content\": [{\"k\": true}]}]}"
      })
  void what_is_read_is_written_again(String json) throws JsonProcessingException {
    assertThat(AdfJson.write(AdfJson.read(object(json)))).isEqualTo(object(json));
  }

  private static ObjectNode object(String json) throws JsonProcessingException {
    return (ObjectNode) JSON.readTree(json);
  }
}
