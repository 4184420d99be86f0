package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReporterTest {
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Reporter reporter =
      new Reporter(
          new Progress() {
            @Override
            public void done(String step, Duration took) {}

            @Override
            public void note(String line) {
              notes.add(line);
            }

            @Override
            public void warn(String line) {
              warnings.add(line);
            }
          });

  @Test
  void warnsOfADeathAndNotesTheReturn() {
    reporter.restarts("notifier", 137, Duration.ofSeconds(2));
    reporter.isBack("notifier", Duration.ofMillis(5400));

    assertThat(warnings)
        .containsExactly("notifier ended by itself (exit 137); started again in 2 s");
    assertThat(notes).containsExactly("notifier is back after 5.4 s");
  }

  @Test
  void saysLoudlyWhoStaysDownAndWhereTheReasonStands() {
    reporter.gaveUp("notifier", Path.of("data/logs/notifier.log"));

    assertThat(warnings)
        .containsExactly(
            "notifier DIED FIVE TIMES IN A MINUTE AND STAYS DOWN. Its log says why:"
                + " data/logs/notifier.log");
  }
}
