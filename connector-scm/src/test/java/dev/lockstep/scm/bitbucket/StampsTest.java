package dev.lockstep.scm.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.OpenPull;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampsTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Stamps stamps = new Stamps(MutableClock.at(NOON));

  private static PullRequest updated(Instant at) {
    return OpenPull.of(new RepositoryRef("bitbucket", "acme", "shop"), 1, at);
  }

  @Test
  void the_update_time_is_the_stamp() {
    assertThat(stamps.of("shop", NOON.minus(HOUR), NOON)).isEqualTo("2026-11-20T11:00:00Z");
    assertThat(stamps.of("shop", null, NOON)).isNull();
  }

  @Test
  void a_pull_request_newer_than_its_repository_that_a_sweep_finds_shows_that_stamps_lie() {
    stamps.of("shop", NOON.minus(HOUR), NOON);
    stamps.seen(updated(NOON.minus(HOUR.dividedBy(2))));

    assertThat(stamps.trusted()).isFalse();
    assertThat(stamps.of("shop", NOON, NOON.plus(HOUR))).isNull();
  }

  @Test
  void so_does_one_that_a_webhook_told_of_long_before_the_repository_was_listed() {
    stamps.seen(updated(NOON.minus(HOUR.dividedBy(2))));

    assertThat(stamps.of("shop", NOON.minus(HOUR), NOON)).isNull();
  }

  @Test
  void one_that_changed_after_the_listing_or_just_before_proves_nothing() {
    stamps.of("shop", NOON.minus(HOUR), NOON);
    stamps.seen(updated(NOON.minusSeconds(30)));
    stamps.seen(updated(NOON.plus(HOUR)));

    assertThat(stamps.trusted()).isTrue();
    assertThat(stamps.of("shop", NOON.plus(HOUR), NOON.plus(HOUR).plusSeconds(5))).isNotNull();
  }
}
