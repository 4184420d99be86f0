package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.scm.bitbucketdc.PullRequestCensus.Open;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a pull request that is not shown any more is believed to be deleted. */
class PullRequestCensusTest {

  @ParameterizedTest
  @CsvSource({
    // open before, missed, in so many looks, believed
    " 3,  3,  1,  0",
    " 3,  3,  2,  3",
    "20, 20,  2, 20",
    "21, 21,  2,  0",
    "21, 21, 23,  0",
    "21, 21, 24, 21",
    "600, 30, 2, 30",
    "600, 31, 2,  0",
  })
  void two_looks_prove_it_and_a_day_of_looks_where_the_brake_stops_it(
      int open, int missing, int looks, int believed) {
    PullRequestCensus before = new PullRequestCensus(0, missed(open, 0));

    assertThat(before.deleted(missed(missing, looks))).hasSize(believed);
  }

  private static List<Open> missed(int count, int looks) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(number -> new Open(number, "title", "work", "main", null, null, looks))
        .toList();
  }
}
