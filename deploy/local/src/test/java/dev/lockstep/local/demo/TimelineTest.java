package dev.lockstep.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void tellsInTheOrderOfEventsWithTheDistanceFromTheirCause() throws Exception {
    Terminal terminal =
        new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, 100);
    try (Timeline timeline = new Timeline(terminal)) {
      timeline.add(
          new Moment(Instant.now(), Moment.Kind.EVENT, Set.of("SHOP-1"), "of the start", true));
      timeline.begin();
      Instant action = timeline.action("Mia pushes", Set.of("SHOP-4"));
      timeline.add(
          new Moment(
              action.plusMillis(40), Moment.Kind.WRITE, Set.of("SHOP-4"), "the write", true));
      timeline.add(
          new Moment(
              action.plusMillis(12), Moment.Kind.EVENT, Set.of("SHOP-4"), "the event", true));
      timeline.add(
          new Moment(
              action.plusMillis(15),
              Moment.Kind.EVENT,
              Set.of("SHOP-9"),
              "of something else",
              false));
      timeline.settle();
    }

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines)
        .containsExactly(
            "Mia pushes",
            "  +   12 ms  event     the event",
            "            event     of something else",
            "  +   40 ms  write     the write");
  }

  @Test
  void messagesAreShownAsPeopleReadThem() {
    assertThat(JournalTail.readable("<http://x/browse/A-1|A-1> Title\n↳ To Do → *In Progress*"))
        .isEqualTo("A-1 Title ↳ To Do → In Progress");
    assertThat(
            JournalTail.readable(
                "[A-1](<http://x/browse/A-1>) Title\n↳ To Do → **In Progress**\\: why"))
        .isEqualTo("A-1 Title ↳ To Do → In Progress: why");
  }
}
