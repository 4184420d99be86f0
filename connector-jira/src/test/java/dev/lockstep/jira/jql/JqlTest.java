package dev.lockstep.jira.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JqlTest {

  private static final Instant SINCE = Instant.ofEpochMilli(1_763_596_800_000L);

  @Test
  void one_query_names_all_projects_in_scope_and_reserved_words_are_quoted() {
    assertThat(Jql.changed(List.of("ABC", "AND"), SINCE, null))
        .isEqualTo(
            "project in (\"ABC\", \"AND\") AND updated >= 1763596800000 ORDER BY updated ASC, key ASC");
  }

  @Test
  void without_a_scope_the_time_bounds_it() {
    assertThat(Jql.changed(List.of(), Instant.EPOCH, null))
        .isEqualTo("updated >= 946684800000 ORDER BY updated ASC, key ASC");
  }

  @Test
  void an_end_is_exclusive() {
    assertThat(Jql.changed(List.of(), SINCE, SINCE.plusMillis(5)))
        .isEqualTo(
            "updated >= 1763596800000 AND updated < 1763596800005 ORDER BY updated ASC, key ASC");
  }

  @Test
  void nothing_in_a_key_ends_the_quotes() {
    assertThat(Jql.changed(List.of("A\") OR project = (\"B\\"), SINCE, null))
        .startsWith("project in (\"A\\\") OR project = (\\\"B\\\\\") AND updated");
  }
}
