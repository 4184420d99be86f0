package dev.lockstep.sync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Status.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyTest {

  @Test
  void aStatusIsExplainedByTheRuleThatHolds() {
    assertThat(sentences("In Review", "pull:OPEN branch", 0, "In Review"))
        .containsExactly(
            "SHOP-1 is in In Review.",
            "The rule 'open pull request' brings it to In Review (open pull request: yes,"
                + " bitbucket/acme/shop#1).",
            "By the rules now: SHOP-1 is in In Review already: open pull request"
                + " bitbucket/acme/shop#1.");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(sentences("To Do", "branch", 0, "In Review"))
        .contains("SHOP-1 is in To Do, not in In Review.")
        .contains("The rule 'open pull request' does not hold (open pull request: no).");
  }

  @Test
  void whatIsUnknownIsNamedWithItsReason() {
    assertThat(sentences("To Do", null, 1, "In Review"))
        .contains(
            "Whether the rule 'open pull request' holds is unknown (open pull request: unknown,"
                + " bitbucket/acme/unread was not read completely yet).");
  }

  @Test
  void aRuleThatIsOverruledSaysByWhich() {
    RuleBook book = RuleBook.standard();
    Item item = Words.item("Bug", "To Do", Category.NEW);
    Facts facts = book.facts(Words.evidence(item, Words.artefacts("pull:MERGED"), 0));

    Why why = Why.of(book, new Situation(item, facts, null), "Dev Testing");

    assertThat(why.rules()).extracting("rule").contains("merged pull request");
    assertThat(why.rules().get(1).overruledBy()).isEqualTo("merged pull request of a bug");
    assertThat(String.join(" ", why.sentences()))
        .contains("but the rule 'merged pull request of a bug' before it decides");
  }

  @Test
  void aStatusThatNoRuleWantsIsSaid() {
    assertThat(sentences("To Do", null, 0, "Cancelled"))
        .contains("No rule of the book 'standard' brings a Story to Cancelled.");
  }

  private static List<String> sentences(
      String status, @Nullable String artefacts, int unread, String asked) {
    RuleBook book = RuleBook.standard();
    Item item = Words.item("Story", status, Category.IN_PROGRESS);
    Facts facts = book.facts(Words.evidence(item, Words.artefacts(artefacts), unread));
    return Why.of(book, new Situation(item, facts, null), asked).sentences();
  }
}
