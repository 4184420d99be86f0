package dev.lockstep.jira.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JqlTest {

  private static final Instant SINCE = Instant.ofEpochMilli(1_763_596_800_000L);

  @Test
  void one_query_names_all_projects_in_scope_and_reserved_words_are_quoted() {
    assertThat(Jql.changed(List.of("ABC", "AND"), SINCE))
        .isEqualTo(
            "project in (\"ABC\", \"AND\") AND updated >= 1763596800000 ORDER BY updated ASC, key ASC");
  }

  @Test
  void without_a_scope_the_time_bounds_it() {
    assertThat(Jql.changed(List.of(), Instant.EPOCH))
        .isEqualTo("updated >= 946684800000 ORDER BY updated ASC, key ASC");
  }

  @Test
  void everything_is_listed_in_the_order_of_its_creation() {
    assertThat(Jql.all(List.of("ABC")))
        .isEqualTo(
            "project in (\"ABC\") AND created >= \"2000-01-01\" ORDER BY created ASC, key ASC");
  }

  @Test
  void a_query_keeps_its_words_and_loses_its_order() {
    assertThat(Jql.inOrder("labels = x Order  By rank DESC, key"))
        .isEqualTo("labels = x ORDER BY created ASC, key ASC");
    assertThat(Jql.inOrder("summary ~ \"to order by\""))
        .isEqualTo("summary ~ \"to order by\" ORDER BY created ASC, key ASC");
  }

  @Test
  void nothing_in_a_key_ends_the_quotes() {
    assertThat(Jql.changed(List.of("A\") OR project = (\"B\\"), SINCE))
        .startsWith("project in (\"A\\\") OR project = (\\\"B\\\\\") AND updated");
  }
}
