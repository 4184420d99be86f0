package dev.lockstep.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.e2e.chaos.Story.Script;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.sandbox.control.Views.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
  private static final Story STORY =
      new Story(Surroundings.SITES.get(0), "KILL1-1", false, "orders", Script.MERGED);

  private static Telling telling(String... lines) {
    List<Message> messages = new ArrayList<>();
    for (String line : lines) {
      messages.add(new Message("m" + messages.size(), "c", "lockstep", line, 0));
    }
    return Telling.of(messages, List.of(STORY));
  }

  private static String line(String path) {
    return "• *KILL1-1* " + path;
  }

  @Test
  void each_move_once_and_in_order_is_right() {
    Telling telling = telling(line("To Do → In Review"), line("In Review → Dev Testing"));

    assertThat(telling.wrong()).isEmpty();
    assertThat(telling.doubled()).isZero();
    assertThat(telling.shortened()).isZero();
  }

  @Test
  void two_moves_told_as_one_are_counted() {
    assertThat(telling(line("To Do → Dev Testing")))
        .isEqualTo(new Telling(1, 0, 1, java.util.Map.of()));
  }

  @Test
  void the_same_message_again_is_counted() {
    Telling telling =
        telling(
            line("To Do → In Review"), line("To Do → In Review"), line("In Review → Dev Testing"));

    assertThat(telling.doubled()).isEqualTo(1);
    assertThat(telling.wrong()).isEmpty();
  }

  @Test
  void what_is_missing_or_out_of_order_is_wrong() {
    assertThat(telling().wrong()).containsOnlyKeys("KILL1-1");
    assertThat(telling(line("To Do → In Review")).wrong()).containsOnlyKeys("KILL1-1");
    assertThat(telling(line("In Review → Dev Testing"), line("To Do → In Review")).wrong())
        .containsOnlyKeys("KILL1-1");
    assertThat(telling(line("To Do → Nowhere"), line("Nowhere → Dev Testing")).wrong())
        .containsOnlyKeys("KILL1-1");
  }
}
