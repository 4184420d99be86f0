package dev.lockstep.sync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Status.Category;
import dev.lockstep.settings.BooksReading;
import dev.lockstep.settings.RuleLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The example of docs/rules.md is good, and does what its table says. */
class OwnBookTest {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExampleOfTheDocumentationHasNoMistake() throws IOException {
    BooksReading read = example();

    assertThat(read.mistakes()).isEmpty();
    assertThat(read.books()).extracting("name").containsExactly("shop", "platform");
  }

  @ParameterizedTest(name = "{0} | {1} | {2} in {3} -> {5}")
  @CsvFileSource(resources = "/rule/shop.csv")
  void theExampleDecidesAsTheTableSays(
      @Nullable String artefacts,
      @Nullable String item,
      String type,
      String status,
      Category category,
      String expected,
      @Nullable String besides)
      throws IOException {
    RuleBook book = new RuleBook(example().books().get(0));
    Item known = Words.item(item, type, status, category);
    Evidence evidence = Words.evidence(known, Words.artefacts(artefacts), 0);

    Decision decision = book.decide(new Situation(known, book.facts(evidence), null));

    assertThat(Words.of(decision)).isEqualTo(expected);
    assertThat(besides(decision, evidence))
        .isEqualTo(besides == null ? List.of() : List.of(besides.split("\\|")));
  }

  private static List<String> besides(Decision decision, Evidence evidence) {
    RuleLine rule =
        decision instanceof Decision.Act act ? act.rule() : ((Decision.Skip) decision).rule();
    boolean there = !Words.of(decision).contains("REGRESS");
    return rule == null || !there
        ? List.of()
        : Extras.of(rule.effects(), evidence, decision.explanation()).words();
  }

  private static BooksReading example() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/rules.md")));
    assertThat(example.find()).as("a complete example in docs/rules.md").isTrue();
    return BooksReading.of("docs/rules.md", example.group(1));
  }
}
