package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

  @ParameterizedTest
  @CsvSource({"20,20,false", "21,20,true", "21,400,true", "500,10000,false", "501,10000,true"})
  void twenty_are_believed_and_more_only_of_many(int deletions, int known, boolean stops) {
    assertThat(Brake.stops(deletions, known)).isEqualTo(stops);
  }
}
