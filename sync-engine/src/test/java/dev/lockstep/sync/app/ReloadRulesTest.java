package dev.lockstep.sync.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.messaging.Tx;
import dev.lockstep.settings.Intervals;
import dev.lockstep.settings.Settings;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadRulesTest {

  private static final String BOOK =
      """
      rules:
        books:
          - name: shop
            order: [In Review, QA]
            rules: {name: open, when: {open: yes}, status: In Review}
      """;

  @TempDir Path folder;
  private Path file = Path.of("none");
  private RulesInForce rules = new RulesInForce(read(Path.of("none")));
  private ReloadRules reload = reload(Map.of());
  private final List<String> runs = new ArrayList<>();

  @BeforeEach
  void aBookInForce() throws IOException {
    file = folder.resolve("lockstep.yaml");
    write(BOOK);
    rules = new RulesInForce(read(file));
    reload = reload(Map.of());
  }

  @Test
  void aFileThatSomebodyIsWritingIsLeftAloneUntilTwoLooksFindTheSame() throws IOException {
    look();
    write("");
    look();
    assertThat(books()).as("an editor emptied it first").containsExactly("shop", "standard");

    write(BOOK.replace("shop", "other"));
    look();
    assertThat(books()).containsExactly("shop", "standard");
    assertThat(runs).isEmpty();
    look();
    assertThat(books()).containsExactly("other", "standard");
    look();
    assertThat(runs).as("comparisons that were asked for").hasSize(1);
  }

  @Test
  void aFileIsReloadedAtOnceWhereSomebodyAsksForIt() throws IOException {
    write(BOOK.replace("shop", "other"));

    assertThat(reload.reload().await().atMost(Duration.ofSeconds(5))).isEmpty();
    assertThat(books()).containsExactly("other", "standard");
  }

  @Test
  void aStatusThatTheTrackerDoesNotHaveRefusesTheFileUntilItHasIt() throws IOException {
    write(BOOK.replace("shop", "other").replace("order", "instances: [1]\n      order"));
    reload = reload(Map.of("1", Set.of("Done")));

    assertThat(reload.reload().await().atMost(Duration.ofSeconds(5)))
        .extracting(mistake -> mistake.found())
        .contains("the status 'In Review', which does not exist in Jira 1");
    assertThat(books()).containsExactly("shop", "standard");
    assertThat(rules.refused()).isNotEmpty();

    reload = reload(Map.of("1", Set.of("In Review", "QA")));
    look();
    look();
    assertThat(books()).containsExactly("other", "standard");
    assertThat(rules.refused()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsRefused() throws IOException {
    Files.delete(file);
    look();
    look();

    assertThat(books()).containsExactly("shop", "standard");
    assertThat(rules.refused())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.found()).isEqualTo("cannot be read"));
  }

  private void look() {
    reload.look().await().atMost(Duration.ofSeconds(5));
  }

  private List<String> books() {
    return rules.books().all().stream().map(book -> book.settings().name()).toList();
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private static Settings read(Path file) {
    return Settings.read(Map.of(), Files.exists(file) ? file : null, Set.of()).orThrow();
  }

  private ReloadRules reload(Map<String, Set<String>> statuses) {
    Settings settings = read(Path.of("none"));
    Intervals intervals = settings.intervals();
    Reconcile reconcile =
        new Reconcile(null, null, new Asked(), null, new Timetable(Clock.systemUTC(), intervals));
    return new ReloadRules(
        () -> Uni.createFrom().item(() -> Settings.read(Map.of(), file, Set.of())),
        new CheckRules(new KnownStatuses(statuses), settings),
        rules,
        reconcile);
  }

  private final class Asked implements Runs {
    @Override
    public Uni<Void> ask(String id, Instant now) {
      runs.add(id);
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<Run>> waiting() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<Run>> newest(int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> began(String id, Instant now) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> ended(Tx tx, String id, Tally tally, int failed, Instant now) {
      throw new UnsupportedOperationException();
    }
  }
}
