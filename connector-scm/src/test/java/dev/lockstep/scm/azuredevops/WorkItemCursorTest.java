package dev.lockstep.scm.azuredevops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unavailable;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where to go on in the two feeds. */
class WorkItemCursorTest {

  private static final Instant BEGUN = Instant.parse("2026-01-05T10:00:00Z");

  private static WorkItemCursor parse(String text) {
    return WorkItemCursor.parse(Optional.of(text), Instant.EPOCH);
  }

  @Test
  void revisions_come_first_then_links_and_both_go_on_where_they_were() {
    WorkItemCursor start = WorkItemCursor.parse(Optional.empty(), BEGUN);
    assertThat(start).isEqualTo(new WorkItemCursor(false, null, null, BEGUN));

    WorkItemCursor second = parse(start.revised("100;7;1", false).text());
    assertThat(second).isEqualTo(new WorkItemCursor(false, "100;7;1", null, BEGUN));
    WorkItemCursor links = parse(second.revised("120;9;2", true).text());
    assertThat(links).isEqualTo(new WorkItemCursor(true, "120;9;2", null, BEGUN));
    WorkItemCursor end = parse(links.linked("55", true).text());
    assertThat(end).isEqualTo(new WorkItemCursor(false, "120;9;2", "55", BEGUN));
  }

  @Test
  void a_last_page_without_a_token_leaves_it_as_it_was() {
    WorkItemCursor cursor = new WorkItemCursor(false, "100;7;1", "55", BEGUN);

    assertThat(cursor.revised(null, true).revisionToken()).isEqualTo("100;7;1");
    assertThat(cursor.revised(null, true).linked(null, true).linkToken()).isEqualTo("55");
  }

  @Test
  void a_feed_is_never_read_in_a_circle() {
    WorkItemCursor cursor = new WorkItemCursor(false, "100;7;1", "55", BEGUN);

    assertThatThrownBy(() -> cursor.revised("100;7;1", false)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> cursor.linked(null, false)).isInstanceOf(Unavailable.class);
  }
}
