package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.settings.BookSettings.StepBack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BooksTest {

  private static final String GOOD =
      """
      rules:
        books:
          - name: shop
            instances: 1
            projects: [shop, ops]
            types: [Story, Bug]
            dry-run: yes
            order: [To Do, In Progress, In Review, Done]
            allow-back: In Review -> In Progress
            rules:
              - name: in production
                when: {deployed: production, label: [checked, not blocked]}
                status: [Done, In Review]
                assign-author: yes
                comment: It runs.
                add-labels: shipped
                fix-version: yes
              - name: changes requested
                types: Story
                when: {open: yes, changes-requested: yes, older-than: not 14d}
                status: In Progress
      """;

  @Test
  void aBookIsReadWithAllItsParts() {
    BooksReading read = BooksReading.of("book", GOOD);

    assertThat(read.mistakes()).isEmpty();
    BookSettings book = read.books().get(0);
    assertThat(book.isFor("1", "SHOP", "bug")).isTrue();
    assertThat(book.isFor("2", "SHOP", "Bug")).isFalse();
    assertThat(book.isFor("1", "WEB", "Bug")).isFalse();
    assertThat(book.isFor("1", "OPS", "Task")).isFalse();
    assertThat(book.dryRun()).isTrue();
    assertThat(book.allowBack()).containsExactly(new StepBack("In Review", "In Progress"));
    RuleLine first = book.rules().get(0);
    assertThat(first.when())
        .containsExactly(
            new Condition(FactKind.DEPLOYED, "production", true),
            new Condition(FactKind.LABEL, "blocked", false),
            new Condition(FactKind.LABEL, "checked", true));
    assertThat(first.effects())
        .isEqualTo(new RuleLine.Effects(true, "It runs.", Set.of("shipped"), Set.of(), true));
    assertThat(book.rules().get(1).when())
        .contains(new Condition(FactKind.OLDER_THAN, "14d", false));
    assertThat(book.rules().get(1).speaksOf("Bug")).isFalse();
  }

  @Test
  void theRulesOfTheStandardBookCanBeTakenOver() {
    BooksReading read =
        BooksReading.of("book", book("{name: ready, when: {approved: yes}, status: In Review}"));

    assertThat(read.mistakes()).isEmpty();
    assertThat(read.books().get(0).rules())
        .hasSize(1 + BookSettings.STANDARD_RULES.size())
        .endsWith(BookSettings.STANDARD_RULES.toArray(RuleLine[]::new));
  }

  @Test
  void theStandardBookHasNoMistake() {
    assertThat(new BooksCheck(BookSettings.standard(), RuleLine::name, "allow-back").all())
        .isEmpty();
  }

  static Stream<Arguments> bad_rules() {
    return Stream.of(
        bad("{name: branch, when: {open: yes}, status: In Review}", "second rule of this name"),
        bad("{name: x, when: {open: yes}, status: QA}", "'QA', which is not in the order"),
        bad("{name: x, when: {opened: yes}, status: In Review}", "did you mean open?"),
        bad("{name: x, when: {open: maybe}, status: In Review}", "expected yes or no"),
        bad("{name: x, when: {older-than: soon}, status: In Review}", "a duration above zero"),
        bad("{name: x, when: {open: no, approved: yes}, status: In Review}", "never holds"),
        bad("{name: x, when: {draft: yes, all-merged: yes}, status: In Review}", "never holds"),
        bad("{name: x, when: {label: [a, not a]}, status: In Review}", "never holds"),
        bad("{name: x, status: In Review}", "rules.x.when: not set"),
        bad("{name: x, when: {}, status: In Review}", "when: no condition"),
        bad("{name: x, when: {label: []}, status: In Review}", "when: no condition"),
        bad("{name: x, when: {deployed: yes}, status: In Review}", "'yes'; expected a name"),
        bad("{name: x, when: {open: yes}, status: []}", "status: no status"),
        bad("{name: x, when: {open: yes}}", "status: not set"),
        bad("{when: {open: yes}, status: In Review}", "name: not set"),
        bad("{name: x, when: {open: yes}, status: In Review, colour: red}", "unknown name"),
        bad("just a text", "'just a text'; expected rules, each with a name, when and status, or"),
        bad(
            "{name: x, when: {label: a}, status: In Review, add-labels: [b], remove-labels: [a]}, "
                + "{name: y, when: {label: b}, status: In Review, add-labels: [a],"
                + " remove-labels: [b]}",
            "each after the other for ever"));
  }

  @ParameterizedTest
  @MethodSource("bad_rules")
  void everyMistakeIsNamed(String rule, String part) {
    assertThat(mistakes(book(rule))).contains(part).contains("book line ");
  }

  @Test
  void aMistakeNamesTheLineOfItsRuleAndWhatStandardRulesLackIsSaidOnce() {
    String book =
        """
        rules:
          books:
            - name: few
              order: [In Review]
              rules:
                - name: fine
                  when: {approved: yes}
                  status: In Review
                - name: late
                  when: {merged: yes}
                  status: QA
                - standard
        """;

    assertThat(BooksReading.of("book", book).mistakes())
        .extracting(Mistake::toString)
        .containsExactly(
            "book line 9: rules.books.few.rules.late: the status 'QA', which is not in the order of"
                + " the book; expected one of In Review",
            "book line 12: rules.books.few.rules.draft pull request: standard rules that want In"
                + " Progress, Resolved or Dev Testing, Dev Testing, not in the order of the book;"
                + " expected an order with them beside In Review, or rules of your own in place of"
                + " standard");
  }

  @Test
  void aRuleBehindAWiderOneIsNeverReached() {
    String book =
        book("standard")
            .replace("standard]", "{name: x, when: {approved: yes}, status: In Review}]");

    assertThat(
            mistakes(
                book.replace("[standard,", "[{name: a, when: {open: yes}, status: In Review},")))
        .contains("never reached: 'a' before it holds as well");
  }

  @Test
  void mistakesOfBooksAndStepsAreNamedTogether() {
    String two =
        GOOD.replace("In Review -> In Progress", "[In Progress -> Done, back, Done -> Nowhere]")
            + GOOD.substring(GOOD.indexOf("    - name: shop"));

    assertThat(mistakes(two))
        .contains("'In Progress -> Done', which is no step back")
        .contains("'Done -> Nowhere', which is no step back")
        .contains("'back'; expected steps such as In Review -> In Progress");
    assertThat(mistakes(GOOD + GOOD.substring(GOOD.indexOf("    - name: shop"))))
        .contains("a second book of this name");
    assertThat(
            mistakes(
                GOOD
                    + GOOD.substring(GOOD.indexOf("    - name: shop"))
                        .replace("name: shop", "name: narrow")))
        .contains("never asked, as shop before it is for the same");
  }

  @Test
  void whatIsNoBookIsSaid() {
    assertThat(mistakes("a: [")).contains("expected YAML");
    assertThat(mistakes("jira: {}")).contains("no rule books");
    assertThat(mistakes("rules: {books: none}")).contains("a list of books");
  }

  @Test
  void booksOfTheFileArePartOfTheSettings(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("lockstep.yaml"), GOOD + "  people: [ana=557:1]\n");

    Settings settings =
        Settings.read(Map.of("LOCKSTEP_RECONCILE_AT", "15:45,16:00"), file, Set.of()).orThrow();

    assertThat(settings.rules().books()).hasSize(1);
    assertThat(settings.rules().people()).containsEntry("ana", "557:1");
    assertThat(settings.intervals().reconcileAt()).hasSize(2);
    Files.writeString(file, GOOD.replace("In Review ->", "Nowhere ->"));
    assertThat(Settings.read(Map.of(), file, Set.of()))
        .isInstanceOfSatisfying(
            SettingsResult.Invalid.class,
            invalid ->
                assertThat(invalid.report()).contains("lockstep.yaml line 9", "no step back"));
  }

  private static Arguments bad(String rule, String part) {
    return Arguments.arguments(rule, part);
  }

  private static String book(String rule) {
    return "rules:\n  books:\n    - name: own\n      rules: [" + rule + ", standard]\n";
  }

  private static String mistakes(String yaml) {
    List<Mistake> mistakes = BooksReading.of("book", yaml).mistakes();
    return mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n"));
  }
}
