package dev.lockstep.jira.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueChangesTest {

  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final MutableClock clock = MutableClock.at("2026-01-05T12:00:00Z");
  private final FakeSite site = new FakeSite(clock);
  private final IssueChanges changes =
      new IssueChanges(
          site.site(),
          OVERLAP,
          new Proof(site.site(), clock),
          seen ->
              Uni.createFrom().item(seen.stream().map(one -> Observations.item(one, 0)).toList()));

  @BeforeEach
  void three_old_issues() {
    site.changed("1", "2026-01-05T10:00:00Z");
    site.changed("2", "2026-01-05T10:30:00Z");
    site.changed("3", "2026-01-05T11:00:00Z");
  }

  @Test
  void reads_oldest_first_page_by_page() {
    Traversal traversal = traverse(Optional.empty());

    assertThat(traversal.ids()).containsSubsequence("1", "2", "3");
    assertThat(traversal.pages()).isGreaterThan(1);
  }

  @Test
  void goes_on_the_overlap_before_what_it_saw_whatever_the_clock_says() {
    String cursor = traverse(Optional.empty()).cursor();
    clock.advance(Duration.ofDays(30));
    site.changed("4", "2026-01-05T10:49:59Z"); // beyond the overlap, as if it never were
    site.changed("5", "2026-01-05T10:50:00Z"); // indexed late, within it

    assertThat(traverse(Optional.of(cursor)).ids()).containsExactly("5", "3");
  }

  @Test
  void the_same_cursor_shows_the_same() {
    String cursor = traverse(Optional.empty()).cursor();

    assertThat(traverse(Optional.of(cursor))).isEqualTo(traverse(Optional.of(cursor)));
  }

  @Test
  void an_idle_poll_is_one_call() {
    String cursor = traverse(Optional.empty()).cursor();
    cursor = traverse(Optional.of(cursor)).cursor();
    site.calls.clear();
    traverse(Optional.of(cursor));

    assertThat(site.calls).hasSize(1);
  }

  @Test
  void an_issue_that_moves_between_pages_pushes_no_other_out_of_sight() {
    site.countingTokens = true;
    site.afterFirstPage = () -> site.changed("1", "2026-01-05T11:59:00Z");

    assertThat(traverse(Optional.empty()).ids()).contains("1", "2", "3");
  }

  @Test
  void more_than_a_page_of_one_and_the_same_time_is_read_to_its_end() {
    for (int i = 10; i < 17; i++) {
      site.changed(Integer.toString(i), "2026-01-05T11:30:00Z");
    }
    site.changed("20", "2026-01-05T11:40:00Z");

    assertThat(traverse(Optional.empty()).ids())
        .contains("1", "2", "3", "10", "11", "12", "13", "14", "15", "16", "20");
  }

  @Test
  void a_token_that_is_refused_is_done_without() {
    for (int i = 10; i < 17; i++) {
      site.changed(Integer.toString(i), "2026-01-05T11:30:00Z");
    }
    site.refusesTokens = true;

    ChangeSource.Page page =
        changes
            .changesSince(
                Optional.of(
                    new Cursor(
                            Instant.parse("2026-01-05T11:30:00Z"),
                            Instant.parse("2026-01-05T11:30:00Z"),
                            Optional.of("after 12"))
                        .toString()))
            .await()
            .atMost(Duration.ofSeconds(5));

    assertThat(page.changes()).hasSize(2);
    assertThat(site.calls).containsExactly("search", "search");
  }

  @Test
  void a_site_without_issues_is_believed_once_the_account_is_proven() {
    site.clear();
    String cursor = traverse(Optional.empty()).cursor();
    assertThat(site.calls).containsExactly("search", "myself");

    site.changed("1", "2026-01-05T12:01:00Z");
    assertThat(traverse(Optional.of(cursor)).ids()).containsExactly("1");
  }

  @Test
  void an_anonymous_visitor_sees_nothing_and_that_is_not_believed() {
    String cursor = traverse(Optional.empty()).cursor();
    site.anonymous = true;

    assertThatThrownBy(() -> traverse(Optional.of(cursor))).isInstanceOf(Unauthorized.class);
  }

  @Test
  void a_page_that_fails_fails_the_traversal() {
    site.afterFirstPage = () -> site.broken = true;

    assertThatThrownBy(() -> traverse(Optional.empty())).isInstanceOf(Unavailable.class);
    site.broken = false;
    assertThat(traverse(Optional.empty()).ids()).contains("1", "2", "3");
  }

  private record Traversal(List<String> ids, String cursor, int pages) {}

  private Traversal traverse(Optional<String> from) {
    List<String> ids = new ArrayList<>();
    Optional<String> cursor = from;
    for (int pages = 1; ; pages++) {
      ChangeSource.Page page = changes.changesSince(cursor).await().atMost(Duration.ofSeconds(5));
      for (Observed observed : page.changes()) {
        String id = observed.entity().substring(observed.entity().lastIndexOf('/') + 1);
        if (ids.isEmpty() || !ids.get(ids.size() - 1).equals(id)) {
          ids.add(id);
        }
      }
      cursor = Optional.of(page.next());
      if (!page.more()) {
        return new Traversal(ids, page.next(), pages);
      }
    }
  }
}
