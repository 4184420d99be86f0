package dev.lockstep.scm.bitbucketdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.scm.bitbucketdc.PullRequestCensus.Open;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When a pull request that is not shown any more is believed to be deleted. */
class PullRequestCensusTest {

  private static List<Open> missed(int count, int times) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(number -> new Open(number, "title", "work", "main", null, null, times))
        .toList();
  }

  @Test
  void one_look_proves_nothing_and_two_do() {
    assertThat(PullRequestCensus.deleted(missed(3, 1))).isEmpty();
    assertThat(PullRequestCensus.deleted(missed(3, 2))).hasSize(3);
  }

  @Test
  void very_many_at_once_are_believed_after_a_day_of_looks_only() {
    assertThat(PullRequestCensus.deleted(missed(10, 2))).hasSize(10);
    assertThat(PullRequestCensus.deleted(missed(11, 2))).isEmpty();
    assertThat(PullRequestCensus.deleted(missed(11, 24))).hasSize(11);
  }
}
