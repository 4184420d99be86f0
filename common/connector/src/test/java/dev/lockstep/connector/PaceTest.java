package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private final AtomicInteger replicas = new AtomicInteger(1);
  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = pace(10);

  private Pace pace(double perSecond) {
    return new Pace(perSecond, replicas::get, nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** How long the last of so many has to wait. */
  private Duration wait(int calls) {
    Duration wait = Duration.ZERO;
    for (int i = 0; i < calls; i++) {
      wait = pace.take();
    }
    return wait;
  }

  /** How many bulk calls go in a time in which so many others want to go each second. */
  private int bulk(Pace of, int seconds, int othersPerSecond) {
    int went = 0;
    int others = 0;
    for (int millis = 0; millis < seconds * 1000; millis++) {
      pass(Duration.ofMillis(1));
      if (others * 1000L < (long) millis * othersPerSecond) {
        of.take();
        others++;
      }
      while (of.takeBulk().isZero()) {
        went++;
      }
    }
    return went;
  }

  @Test
  void aSecondsWorthGoesAtOnceAndTheRestInItsTurn() {
    assertThat(wait(10)).isZero();
    assertThat(wait(10)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void twoReplicasHaveHalfEach() {
    replicas.set(2);

    assertThat(wait(5)).isZero();
    assertThat(wait(10)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void theShareGrowsAgainWhenTheOtherIsGone() {
    replicas.set(2);
    wait(5);
    replicas.set(1);

    assertThat(wait(10)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1000));
  }

  @ParameterizedTest(name = "{0}/s, others want {1}/s: bulk goes {2} to {3} times in 10 s")
  @CsvSource({
    "50, 0, 500, 550",
    "50, 20, 300, 360",
    "50, 45, 50, 100",
    "50, 100, 50, 100", // others want twice what there is: a tenth is bulk's own
    "5, 0, 50, 56",
    "1, 0, 10, 12",
    "0.5, 0, 5, 8",
  })
  void bulkTakesWhatIsLeftAndNeverNothing(double perSecond, int others, int least, int most) {
    assertThat(bulk(pace(perSecond), 10, others)).isBetween(least, most);
  }

  @Test
  void whatPeopleWaitForGoesAtOnceHoweverMuchBulkWants() {
    bulk(pace, 10, 0);

    assertThat(pace.take()).isZero();
    assertThat(pace.left()).isPositive();
  }

  @Test
  void bulkIsToldWhenToAskAgain() {
    bulk(pace, 1, 0);

    Duration wait = pace.takeBulk();
    assertThat(wait).isPositive();
    pass(wait);
    assertThat(pace.takeBulk()).isZero();
  }

  @Test
  void nearTheUpstreamsLimitBulkGoesAtHalfThePaceForAsLongAsItWasSaid() {
    Pace fifty = pace(50);
    bulk(fifty, 5, 0);
    fifty.slowBulk(Duration.ofSeconds(10));

    assertThat(bulk(fifty, 9, 0)).isBetween(9 * 25, 10 * 25);
    pass(Duration.ofSeconds(1));
    assertThat(bulk(fifty, 10, 0)).isGreaterThanOrEqualTo(500);
  }
}
