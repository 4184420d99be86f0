package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.OpenPull;
import dev.lockstep.scm.port.PullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ListWalkTest {

  private static final Duration OVERLAP = Duration.ofMinutes(10);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** Newest first, each a second older than the one before. */
  private static List<PullRequest> newestFirst(long newest, long oldest) {
    return LongStream.iterate(newest, n -> n >= oldest, n -> n - 1)
        .mapToObj(ListWalkTest::one)
        .toList();
  }

  private static PullRequest one(long number) {
    return OpenPull.of(
        new RepositoryRef("bitbucket-dc", "SHOP", "web"), number, NOON.plusSeconds(number));
  }

  private static ListWalk read(ListWalk walk) {
    return ListWalk.parse(Optional.of(walk.text()));
  }

  @Test
  void pages_are_longer_on_the_way_up_than_on_the_way_down() {
    ListWalk down = ListWalk.parse(Optional.empty());
    ListWalk deepest = read(down.down(90));
    ListWalk up = read(deepest.told(newestFirst(10, 1)));

    assertThat(down.limit()).isEqualTo(90);
    assertThat(deepest.start()).isEqualTo(90);
    assertThat(up.start()).isZero();
    assertThat(up.limit()).isEqualTo(100);
  }

  @Test
  void what_was_told_last_is_shown_again_and_not_told_again() {
    ListWalk up = read(ListWalk.parse(Optional.empty()).down(90).told(newestFirst(10, 1)));

    assertThat(up.joined(newestFirst(100, 6))).contains(90);
    assertThat(up.joined(newestFirst(100, 11))).as("nothing told is in it").isEmpty();
  }

  @Test
  void a_page_that_does_not_join_is_preceded_by_the_one_before_or_all_begins_again() {
    ListWalk up = read(ListWalk.parse(Optional.empty()).down(90).told(newestFirst(10, 1)));

    assertThat(read(up.again()).start()).isEqualTo(90);
    assertThat(read(up.again().again()).start()).isZero();
    assertThat(read(up.again().again()).up()).isFalse();
  }

  @Test
  void what_is_saved_is_what_was_seen_and_the_next_walk_reaches_back_behind_it() {
    ListWalk walk = ListWalk.parse(Optional.empty());
    assertThat(walk.from(OVERLAP)).isEqualTo(Instant.EPOCH);

    ListWalk saved = walk.told(newestFirst(5, 1));
    ListWalk next = read(saved);

    assertThat(saved.within()).isFalse();
    assertThat(next.from(OVERLAP)).isEqualTo(NOON.plusSeconds(5).minus(OVERLAP));
    assertThat(next.limit()).isEqualTo(27);
    assertThat(read(next.told(newestFirst(3, 1))).from(OVERLAP))
        .as("never goes back")
        .isEqualTo(next.from(OVERLAP));
  }

  @Test
  void a_server_that_allows_less_is_asked_for_less() {
    ListWalk shorter = read(ListWalk.parse(Optional.empty()).shorter(10));

    assertThat(shorter.limit()).isEqualTo(9);
    assertThat(read(shorter.shorter(1)).limit()).isEqualTo(1);
  }
}
