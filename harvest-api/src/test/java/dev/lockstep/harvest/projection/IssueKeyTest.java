package dev.lockstep.harvest.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueKeyTest {

  @ParameterizedTest
  @CsvSource({
    "ABC-123, ABC, 123",
    "repo#789, repo, 789",
    "my-repo-2#7, my-repo-2, 7",
    "4711, '', 4711",
    "-5, '', 5",
    "ABC-, ABC-, 0",
    "plain, plain, 0",
    "V2, V, 2",
    "A-1234567890123456789012, A-1234567890123456789012, 0",
  })
  void is_taken_apart_at_its_number(String text, String prefix, long number) {
    assertThat(IssueKey.of(text)).isEqualTo(new IssueKey(text, prefix, number));
  }

  @Test
  void sorts_as_people_expect() {
    assertThat(
            Stream.of("B-1", "A-10", "repo#12", "A-2", "repo#7", "AB-1", "A-02")
                .map(IssueKey::of)
                .sorted()
                .map(IssueKey::text))
        .isEqualTo(List.of("A-02", "A-2", "A-10", "AB-1", "B-1", "repo#7", "repo#12"));
  }

  @Test
  void is_looked_up_without_regard_to_case_and_surrounding_space() {
    assertThat(IssueKey.folded(" abc-1 ")).isEqualTo("ABC-1");
  }
}
