package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PullRequestCursorTest {

  private static final Duration OVERLAP = Duration.ofMinutes(10);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final URI LINK = URI.create("https://api.example/2.0/x?page=2&q=a%3E%3D%22b%22");

  private static PullRequestCursor read(PullRequestCursor cursor) {
    return PullRequestCursor.parse(Optional.of(cursor.text()));
  }

  @Test
  void the_first_traversal_asks_for_all() {
    assertThat(PullRequestCursor.parse(Optional.empty()).from(OVERLAP)).isEqualTo(Instant.EPOCH);
    assertThat(read(PullRequestCursor.START.saved(Instant.EPOCH)).from(OVERLAP))
        .isEqualTo(Instant.EPOCH);
  }

  @Test
  void a_saved_cursor_reaches_back_and_one_within_a_traversal_does_not() {
    assertThat(read(PullRequestCursor.START.saved(NOON)).from(OVERLAP))
        .isEqualTo(NOON.minus(OVERLAP));
    assertThat(read(PullRequestCursor.onward(Instant.EPOCH, NOON, LINK)).from(OVERLAP))
        .isEqualTo(NOON);
  }

  @Test
  void a_link_is_followed_only_where_a_whole_page_shares_one_time() {
    assertThat(read(PullRequestCursor.onward(Instant.EPOCH, NOON, LINK)).next()).isNull();
    assertThat(read(PullRequestCursor.onward(NOON, NOON, LINK)).next()).isEqualTo(LINK);
  }

  @Test
  void what_is_saved_never_goes_back() {
    PullRequestCursor saved = PullRequestCursor.START.saved(NOON);

    assertThat(saved.saved(NOON.minusSeconds(60)).seen()).isEqualTo(NOON);
    assertThat(saved.saved(NOON.plusSeconds(60)).seen()).isEqualTo(NOON.plusSeconds(60));
  }
}
