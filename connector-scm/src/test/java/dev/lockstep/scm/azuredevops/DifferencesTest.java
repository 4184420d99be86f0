package dev.lockstep.scm.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.HistoryPage.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a revision changed. */
class DifferencesTest {

  private static final Map<String, Object> DANA = Map.of("id", "d", "displayName", "Dana");

  private static List<Change> between(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    return Differences.between(Fields.of(before), Fields.of(after), 2, Instant.EPOCH).changes();
  }

  @Test
  void an_emptied_field_and_an_unassigned_person_are_changes() {
    Map<String, Object> before =
        Map.of("System.AssignedTo", DANA, "Custom.Customer", "Contoso", "System.Parent", 7);

    assertThat(between(new HashMap<>(before), Map.of()))
        .containsExactly(
            new Change("Custom.Customer", null, "Contoso", null, null),
            new Change("assignee", "d", "Dana", null, null));
  }

  @Test
  void a_person_is_the_same_however_the_answer_shows_them() {
    assertThat(
            between(
                Map.of("System.AssignedTo", DANA),
                Map.of("System.AssignedTo", Map.of("id", "d", "uniqueName", "Dana <d@x.com>"))))
        .isEmpty();
    assertThat(Fields.text(Map.of("id", "d", "uniqueName", "Dana <d@x.com>"))).isEqualTo("Dana");
    assertThat(Fields.text(Map.of("id", "d", "uniqueName", "d@x.com"))).isNull();
  }

  @Test
  void what_changes_with_each_revision_says_nothing() {
    assertThat(
            between(
                Map.of("System.Rev", 1, "System.Title", "a", "Microsoft.VSTS.Common.Rank", 1),
                Map.of("System.Rev", 2, "System.Title", "a", "Microsoft.VSTS.Common.Rank", 1.0)))
        .isEmpty();
  }

  @Test
  void marked_up_texts_are_told_plainly() {
    assertThat(
            between(
                Map.of(),
                Map.of("System.Description", "<p>One &lt; two</p><ul><li>three</li></ul>")))
        .containsExactly(new Change("description", null, null, null, "One < two\nthree"));
  }
}
