package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.jira.port.Histories;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogReaderTest {

  private static final String ANSWER =
      """
      {"names": {"x": [1, {"issueId": "0"}]},
       "issueChangeLogs": [
        {"changeHistories": [
          {"id": "31", "created": 1763596800000,
           "author": {"accountId": "ana", "displayName": "Ána", "avatarUrls": {"48x48": "x", "id": "1"}},
           "historyMetadata": {"id": "no", "actor": {"id": "nor this"}, "items": [{"field": "no"}]},
           "items": [
            {"field": "Status", "fieldId": "status", "fieldtype": "jira", "from": "1", "fromString": "To Do",
             "to": "3", "toString": "In Progress"},
            {"field": "Rank", "from": null, "fromString": "", "to": "", "toString": "\\"higher\\"",
             "tmpFromAccountId": {"field": "no"}}]}],
         "issueId": "10001"},
        {"issueId": "10002", "changeHistories": [{"id": "32", "created": "1763596801", "items": []}]},
        {"issueId": "10001", "changeHistories": [
          {"id": "33", "created": 1763596802000, "author": {"displayName": "Former user"}, "items": []}]}],
       "nextPageToken": "more"}""";

  private static final Histories.Page READ =
      new Histories.Page(
          Map.of(
              "10001",
              List.of(
                  new Entry(
                      "31",
                      Instant.parse("2025-11-20T00:00:00Z"),
                      new Person("ana", "Ána"),
                      List.of(
                          new Change("status", "1", "To Do", "3", "In Progress"),
                          new Change("Rank", null, null, null, "\"higher\""))),
                  entry("33", "2025-11-20T00:00:02Z")),
              "10002",
              List.of(entry("32", "2025-11-20T00:00:01Z"))),
          Optional.of("more"));

  private static Entry entry(String id, String at) {
    return new Entry(id, Instant.parse(at), null, List.of());
  }

  @Test
  void what_is_known_of_entries_is_read_and_all_else_is_passed_over() {
    assertThat(read(ANSWER)).isEqualTo(READ);
  }

  @Test
  void an_answer_that_ends_too_early_is_never_a_shorter_truth() {
    byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < answer.length; end++) {
      InputStream cut = new ByteArrayInputStream(answer, 0, end);
      assertThatThrownBy(() -> ChangelogReader.read(cut))
          .as("the first %d bytes", end)
          .isInstanceOf(Unavailable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "[]",
        "null",
        "{} and more",
        "{\"issueChangeLogs\": [7]}",
        "{\"issueChangeLogs\": [{\"changeHistories\": []}]}",
        "{\"issueChangeLogs\": [{\"issueId\": \"1\", \"changeHistories\": [{\"author\": 5}]}]}"
      })
  void what_is_not_shaped_like_changelogs_fails_the_page(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(Unavailable.class);
  }

  @Test
  void a_site_without_history_gives_an_empty_last_page() {
    Histories.Page nothing = new Histories.Page(Map.of(), Optional.empty());

    assertThat(read("{\"issueChangeLogs\": []}")).isEqualTo(nothing);
    assertThat(read("{\"issueChangeLogs\": null, \"nextPageToken\": null}")).isEqualTo(nothing);
  }

  private static Histories.Page read(String answer) {
    return ChangelogReader.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
  }
}
