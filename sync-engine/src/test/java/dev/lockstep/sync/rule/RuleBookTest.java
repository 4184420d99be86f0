package dev.lockstep.sync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.settings.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBookTest {

  private static final RuleBook STANDARD = RuleBook.standard();

  @ParameterizedTest(name = "pulls [{0}], branch [{1}], {2} unread: {3} in {4} -> {6}")
  @CsvFileSource(resources = "/rule/standard.csv")
  void theStandardRuleBookDecidesAsTheTableSays(
      @Nullable String pulls,
      @Nullable String branch,
      int unread,
      String type,
      String status,
      Category category,
      String expected) {
    Decision decision =
        decide(Words.item(type, status, category), artefacts(pulls, branch), unread, null);

    assertThat(Words.of(decision)).isEqualTo(expected);
    assertThat(decision.explanation()).startsWith("SHOP-1 ").endsWith(".");
  }

  @Test
  void theExplanationOfAMoveNamesTheEvidence() {
    Decision decision =
        decide(Words.item("Story", "To Do", Category.NEW), artefacts("OPEN", "yes"), 0, null);

    assertThat(decision.explanation())
        .isEqualTo("SHOP-1 goes from To Do to In Review: open pull request bitbucket/acme/shop#1.");
  }

  @Test
  void theExplanationOfAnUnknownFactNamesTheRepositoryThatWasNotRead() {
    Decision decision =
        decide(Words.item("Story", "To Do", Category.NEW), artefacts(null, "yes"), 1, null);

    assertThat(decision.explanation())
        .contains("bitbucket/acme/unread was not read completely yet");
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void anUnreadRepositoryNeverTurnsAFactIntoNo(State state) {
    Facts facts = facts(Words.item("Story", "To Do", Category.NEW), artefacts(state.name(), null));

    for (Condition question : STANDARD.questions()) {
      if (!question.fact().ofItem() && facts.truth(question) == Truth.NO) {
        assertThat(question.question())
            .as("only a pull request that is open proves that not all are merged")
            .isEqualTo("all-merged");
        assertThat(state).isIn(State.OPEN, State.DRAFT);
      }
    }
  }

  @Test
  void theOrderInWhichArtefactsAreSeenDoesNotMatter() {
    Item item = Words.item("Story", "To Do", Category.NEW);
    List<Artefact> forward = artefacts("MERGED OPEN DRAFT DECLINED", "yes");
    List<Artefact> backward = new ArrayList<>(forward);
    Collections.reverse(backward);

    assertThat(STANDARD.facts(Words.evidence(item, forward, 0)).all())
        .isEqualTo(STANDARD.facts(Words.evidence(item, backward, 0)).all());
  }

  @Test
  void aParentFollowsAChildThatIsBegunAndStaysWhereItIsFurther() {
    Item parent = Words.item("children:3/1/0", "Feature", "To Do", Category.NEW);

    assertThat(Words.of(decide(parent, List.of(), 0, null))).isEqualTo("Act In Progress");
    assertThat(Words.of(decide(parent.in("In Review"), List.of(), 0, null)))
        .isEqualTo("Skip WOULD_REGRESS");
    assertThat(decide(parent, List.of(), 0, null).explanation())
        .isEqualTo("SHOP-1 goes from To Do to In Progress: child in work 1 of 3.");
  }

  @Test
  void aSilencedRuleMovesNothingWhileOthersDo() {
    Item item = Words.item("Story", "To Do", Category.NEW);

    assertThat(Words.of(decide(item, artefacts("OPEN", "yes"), 0, "open pull request")))
        .isEqualTo("Skip SILENCED");
    assertThat(Words.of(decide(item, artefacts("MERGED", "yes"), 0, "open pull request")))
        .isEqualTo("Act Dev Testing");
  }

  @ParameterizedTest(name = "{0} | {1} | {2} unread: {3} is {4}")
  @CsvFileSource(resources = "/rule/facts.csv")
  void factsAreAsTheTableSays(
      @Nullable String artefacts, @Nullable String item, int unread, String question, Truth truth) {
    Item known = Words.item(item, "Story", "To Do", Category.NEW);
    Condition asked = Words.question(question);

    Fact fact =
        Facts.of(List.of(asked), Words.evidence(known, Words.artefacts(artefacts), unread))
            .fact(asked);

    assertThat(fact.state()).isEqualTo(truth);
    if (truth == Truth.UNKNOWN) {
      assertThat(fact.evidence()).as("why it is unknown").isNotBlank();
    }
    if (truth == Truth.YES) {
      assertThat(fact.evidence()).as("what shows it").isNotBlank();
    }
  }

  private static Decision decide(
      Item item, List<Artefact> artefacts, int unread, @Nullable String silenced) {
    Facts facts = STANDARD.facts(Words.evidence(item, artefacts, unread));
    return STANDARD.decide(new Situation(item, facts, silenced));
  }

  private static Facts facts(Item item, List<Artefact> artefacts) {
    return STANDARD.facts(Words.evidence(item, artefacts, 1));
  }

  private static List<Artefact> artefacts(@Nullable String pulls, @Nullable String branch) {
    String words = pulls == null ? "" : "pull:" + pulls.replace(" ", " pull:");
    if (branch != null) {
      words = (words + (branch.equals("yes") ? " branch" : " branch:gone")).strip();
    }
    return Words.artefacts(words.isEmpty() ? null : words);
  }
}
