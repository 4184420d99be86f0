package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosOptionsTest {
  @Test
  void everything_may_be_said_or_left_out() {
    assertThat(ChaosOptions.of(List.of())).isEqualTo(new ChaosOptions(1, 1, 1, 2000));
    assertThat(
            ChaosOptions.of(
                List.of("--rounds", "3", "--seed", "42", "--replicas", "2", "--changes", "400")))
        .isEqualTo(new ChaosOptions(3, 42, 2, 400));
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds 0, --rounds must be at least 1",
    "--changes 10, --changes must be at least 100",
    "--replicas 9, --replicas must be at most 4",
    "--seed x, --seed needs a number",
    "--seed, --seed needs a number",
    "--speed 1, is not known"
  })
  void mistakes_are_named(String words, String message) {
    assertThatThrownBy(() -> ChaosOptions.of(List.of(words.split(" "))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
