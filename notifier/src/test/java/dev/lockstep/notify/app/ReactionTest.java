package dev.lockstep.notify.app;

import static dev.lockstep.testing.SampleItem.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.app.Condition.Standing;
import dev.lockstep.notify.app.RecipientStore.End;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReactionTest {

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(
            new Delivered("ts", Duration.ofSeconds(1)),
            Standing.WORKING,
            null,
            Duration.ofSeconds(1),
            new End.Delivered("ts")),
        Arguments.of(
            new Throttled(Duration.ofMillis(700)),
            Standing.RETRYING,
            "asked to wait",
            Duration.ofMillis(700),
            null),
        Arguments.of(
            new Unavailable("answered 503"),
            Standing.RETRYING,
            "answered 503",
            Duration.ofSeconds(1),
            null),
        Arguments.of(
            new Refused("token", true), Standing.FAILING, "token", Duration.ofMinutes(10), null),
        Arguments.of(
            new Refused("too long", false),
            Standing.WORKING,
            null,
            Duration.ofSeconds(1),
            new End.Refused("too long")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void table(
      SendResult result,
      Standing standing,
      @Nullable String reason,
      Duration pause,
      @Nullable End end) {
    Reaction reaction = Reaction.to(result, Condition.working(NOON), NOON, 1);

    assertThat(reaction.condition().standing()).isEqualTo(standing);
    assertThat(reaction.condition().reason()).isEqualTo(reason);
    assertThat(reaction.condition().notBefore()).isEqualTo(NOON.plus(pause));
    assertThat(reaction.end()).isEqualTo(end);
  }

  @ParameterizedTest(name = "attempt {0}: {1} to {2} ms")
  @CsvSource({
    "0, 500, 1000",
    "1, 1000, 2000",
    "3, 4000, 8000",
    "6, 30000, 60000",
    "99, 30000, 60000"
  })
  void pausesDoubleUpToAMinute(int before, long least, long most) {
    Condition retrying = new Condition(Standing.RETRYING, "x", before, NOON);
    assertThat(pause(retrying, 0)).isEqualTo(least);
    assertThat(pause(retrying, 1)).isEqualTo(most);
  }

  private static long pause(Condition before, double jitter) {
    Reaction reaction = Reaction.to(new Unavailable("x"), before, NOON, jitter);
    return Duration.between(NOON, reaction.condition().notBefore()).toMillis();
  }
}
