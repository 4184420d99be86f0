package dev.lockstep.sync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.settings.Mistake;
import dev.lockstep.settings.Settings;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRulesTest {

  private static final String BOOK =
      """
      jira: {1: {base-url: "https://acme.atlassian.net", email: bot@acme.example}}
      rules:
        books:
          - name: shop
            order: [In Progress, In Review, Dev Testing, QA]
            rules:
              - {name: tested, when: {build-passed: yes}, status: QA}
              - standard
      """;

  @TempDir Path folder;

  @Test
  void theStartIsRefusedWithAStatusThatTheTrackerDoesNotHave() throws IOException {
    CheckRules rules = rules(Map.of("1", Set.of("in progress", "done")));

    assertThatThrownBy(() -> rules.atStart(new StartupEvent()))
        .hasMessageContaining("The rule books are wrong:")
        .hasMessageContaining(
            "rules.books.shop.rules.tested: the status 'QA', which does not exist in Jira 1");
  }

  @Test
  void aStatusOfTheOrderThatTheTrackerDoesNotHaveIsNamedWithThoseItHas() throws IOException {
    CheckRules rules = rules(Map.of("1", Set.of("Done", "In Review", "To Do")));
    String book =
        """
        rules:
          books:
            - name: typed
              order: [Todo, In Review]
              rules: {name: open, when: {open: yes}, status: in review}
            - name: plain
              projects: [OPS]
              rules: {name: open, when: {open: yes}, status: In Review}
        """;

    assertThat(rules.check(book).await().atMost(Duration.ofSeconds(5)).mistakes())
        .filteredOn(mistake -> mistake.name().contains("order"))
        .extracting(Mistake::toString)
        .containsExactly(
            "rules.books.typed.order: the status 'Todo', which does not exist in Jira 1;"
                + " expected one of Done, In Review, To Do");
  }

  @Test
  void aTrackerOfWhichNothingIsKnownYetRefusesNothing() throws IOException {
    CheckRules nothing = rules(Map.of());
    CheckRules good = rules(Map.of("1", Set.of("in progress", "qa")));

    assertThatCode(() -> nothing.atStart(new StartupEvent())).doesNotThrowAnyException();
    assertThatCode(() -> good.atStart(new StartupEvent())).doesNotThrowAnyException();
  }

  @Test
  void whatTheTrackerAndWhatTheBookSaysAreNamedTogether() throws IOException {
    CheckRules rules = rules(Map.of("1", Set.of("done")));

    assertThat(
            rules
                .check(BOOK.replace("build-passed: yes", "build-passed: perhaps") + BOOK_OF_OPS)
                .await()
                .atMost(Duration.ofSeconds(5))
                .mistakes())
        .extracting(mistake -> mistake.found())
        .anyMatch(found -> found.contains("'perhaps'"))
        .anyMatch(found -> found.contains("'Deployed', which does not exist in Jira 1"));
  }

  private static final String BOOK_OF_OPS =
      """
          - name: ops
            projects: [OPS]
            order: [Deployed]
            rules: {name: deployed, when: {deployed: "*"}, status: Deployed}
      """;

  private CheckRules rules(Map<String, Set<String>> statuses) throws IOException {
    Path file = Files.writeString(folder.resolve("lockstep.yaml"), BOOK);
    Settings settings = Settings.read(Map.of("JIRA_TOKEN", "secret"), file, Set.of()).orThrow();
    return new CheckRules(new KnownStatuses(statuses), settings);
  }
}
