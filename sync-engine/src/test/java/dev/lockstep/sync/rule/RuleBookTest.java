package dev.lockstep.sync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBookTest {

  private static final RepositoryRef SHOP = new RepositoryRef("bitbucket", "acme", "shop");
  private static final RepositoryRef UNREAD = new RepositoryRef("bitbucket", "acme", "unread");

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
    Facts facts = Facts.of(artefacts(pulls, branch), unread == 0 ? Set.of() : Set.of(UNREAD));

    Decision decision =
        RuleBook.standard().decide(new Situation("SHOP-1", type, status, category, facts));

    assertThat(words(decision)).isEqualTo(expected);
    assertThat(decision.explanation()).startsWith("SHOP-1 ").endsWith(".");
  }

  @Test
  void theExplanationOfAMoveNamesTheEvidence() {
    Facts facts = Facts.of(artefacts("OPEN", "yes"), Set.of());

    Decision decision =
        RuleBook.standard().decide(new Situation("SHOP-1", "Story", "To Do", Category.NEW, facts));

    assertThat(decision.explanation())
        .isEqualTo("SHOP-1 goes from To Do to In Review: open pull request bitbucket/acme/shop#1.");
  }

  @Test
  void theExplanationOfAnUnknownFactNamesTheRepositoryThatWasNotRead() {
    Facts facts = Facts.of(artefacts(null, "yes"), Set.of(UNREAD));

    Decision decision =
        RuleBook.standard().decide(new Situation("SHOP-1", "Story", "To Do", Category.NEW, facts));

    assertThat(decision.explanation())
        .contains("bitbucket/acme/unread was not read completely yet");
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void anUnreadRepositoryNeverTurnsAFactIntoNo(State state) {
    Facts facts = Facts.of(artefacts(state.name(), null), Set.of(UNREAD));

    for (FactName name : FactName.values()) {
      if (facts.truth(name) == Truth.NO) {
        assertThat(name)
            .as("only a pull request that is open proves that not all are merged")
            .isEqualTo(FactName.ALL_MERGED);
        assertThat(state).isIn(State.OPEN, State.DRAFT);
      }
    }
  }

  @Test
  void theOrderInWhichArtefactsAreSeenDoesNotMatter() {
    List<Artefact> forward = artefacts("MERGED OPEN DRAFT DECLINED", "yes");
    List<Artefact> backward = new ArrayList<>(forward);
    java.util.Collections.reverse(backward);

    assertThat(Facts.of(forward, Set.of()).all()).isEqualTo(Facts.of(backward, Set.of()).all());
  }

  private static List<Artefact> artefacts(@Nullable String pulls, @Nullable String branch) {
    List<Artefact> artefacts = new ArrayList<>();
    if (pulls != null) {
      long number = 0;
      for (String state : pulls.split(" ")) {
        artefacts.add(new Artefact.PullRequest(SHOP, ++number, State.valueOf(state)));
      }
    }
    if (branch != null) {
      artefacts.add(new Artefact.Branch(SHOP, "feature/SHOP-1", branch.equals("yes")));
    }
    return artefacts;
  }

  private static String words(Decision decision) {
    return decision instanceof Decision.Act act
        ? "Act " + String.join(" or else ", act.wanted())
        : "Skip " + ((Decision.Skip) decision).reason();
  }
}
