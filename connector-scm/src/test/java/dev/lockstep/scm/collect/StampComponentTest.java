package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.collect.RepositoryStore.Due;
import dev.lockstep.scm.collect.RepositoryStore.Known;
import dev.lockstep.scm.port.Repository;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Which repositories are due: what their listing tells decides, and time where it tells nothing.
 */
@QuarkusTest
@RealParts
class StampComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final Duration FULL_INTERVAL = Duration.ofHours(1);
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final String PROJECTS = "ABC";

  private final RepositoryRef ref =
      new RepositoryRef("bitbucket", "elsewhere", "stamped-" + System.nanoTime());

  @Inject RepositoryStore store;
  @Inject Wishes wishes;

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  private void listed(@Nullable String stamp) {
    listed(stamp, START);
  }

  private void listed(@Nullable String stamp, Instant at) {
    Known known = new Known(new Repository(ref, "7", "Stamped", false, stamp), true);
    await(store.keep(List.of(known), at));
  }

  private static Due due(Instant now, String projects) {
    return new Due(now.minus(INTERVAL), now.minus(FULL_INTERVAL), projects);
  }

  private boolean isDue(Instant now) {
    return await(store.due(due(now, PROJECTS))).contains(ref);
  }

  private Known claim(Instant now) {
    return await(store.claim(ref, now, due(now, PROJECTS))).orElseThrow();
  }

  private void sweep(Instant now) {
    await(store.swept(claim(now), now, PROJECTS));
  }

  @Test
  void what_has_no_stamp_is_due_once_an_interval() {
    listed(null);
    assertThat(isDue(START)).isTrue();
    sweep(START);

    assertThat(isDue(START.plus(INTERVAL).minusSeconds(1))).isFalse();
    assertThat(isDue(START.plus(INTERVAL))).isTrue();
  }

  @Test
  void an_equal_stamp_keeps_it_from_being_due_until_the_full_interval_is_over() {
    listed("1");
    sweep(START);

    assertThat(isDue(START.plus(INTERVAL))).isFalse();
    assertThat(isDue(START.plus(FULL_INTERVAL))).isTrue();
  }

  @Test
  void another_stamp_makes_it_due_and_so_do_other_projects_and_a_wish() {
    listed("1");
    sweep(START);
    listed("2");
    Instant later = START.plus(INTERVAL);
    assertThat(isDue(later)).isTrue();
    sweep(later);

    Instant idle = later.plus(INTERVAL);
    assertThat(isDue(idle)).isFalse();
    assertThat(await(store.due(due(idle, "ABC,XYZ")))).contains(ref);

    await(wishes.sweep(ref));
    assertThat(isDue(later)).isTrue();
  }

  @Test
  void a_change_that_is_listed_while_it_is_swept_is_swept_again() {
    listed("1");
    Known known = claim(START);
    listed("2");
    await(store.swept(known, START, PROJECTS));

    assertThat(isDue(START.plus(INTERVAL))).isTrue();
  }

  @Test
  void a_sweep_that_failed_is_tried_again_whatever_the_stamp() {
    listed("1");
    claim(START);

    assertThat(isDue(START.plus(INTERVAL))).isTrue();
    assertThat(await(store.claim(ref, START, due(START, PROJECTS)))).isEqualTo(Optional.empty());
  }

  @Test
  void what_differed_from_what_was_told_makes_an_equal_stamp_worthless() {
    listed("1");
    Known known = claim(START);
    await(store.doubt(ref, START.plusSeconds(2)));
    await(store.swept(known, START.plusSeconds(1), PROJECTS));
    Instant later = START.plus(INTERVAL);
    assertThat(isDue(later)).as("nothing was listed since").isFalse();
    listed("1", START.plusSeconds(1));
    assertThat(isDue(later)).as("a listing from before").isFalse();

    listed("1", later);

    assertThat(isDue(later)).isTrue();
    sweep(later);
    assertThat(isDue(later.plus(INTERVAL))).as("swept without news").isFalse();
  }

  @Test
  void what_a_hook_made_be_read_makes_it_worthless_too_and_no_stamp_stays_none() {
    listed("1");
    sweep(START);
    await(store.doubt(ref, START.plusSeconds(30)));
    Instant later = START.plus(INTERVAL);
    listed("1", later);
    assertThat(isDue(later)).isTrue();

    listed(null, later);
    await(store.doubt(ref, later));
    assertThat(isDue(later)).isTrue();
  }
}
