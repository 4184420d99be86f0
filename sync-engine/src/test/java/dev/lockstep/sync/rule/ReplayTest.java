package dev.lockstep.sync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Status.Category;
import dev.lockstep.settings.RuleSettings;
import dev.lockstep.sync.rule.Happening.ChildTold;
import dev.lockstep.sync.rule.Happening.Dropped;
import dev.lockstep.sync.rule.Happening.ItemTold;
import dev.lockstep.sync.rule.Happening.Moved;
import dev.lockstep.sync.rule.Happening.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final Replay replay =
      new Replay(
          new RuleBooks(
              new RuleSettings(false, Set.of(), Map.of(), Duration.ofDays(1), null, List.of())));

  @Test
  void whatRulesMovedThenIsNoPersonsMove() {
    item("To Do", Category.NEW, false);
    told("branch", true);
    replay.play(new Moved(List.of("In Progress"), Words.NOON));
    item("In Progress", Category.IN_PROGRESS, true);
    told("pull:OPEN", true);

    assertThat(moves()).containsExactly("To Do > In Progress", "In Progress > In Review");
  }

  @Test
  void aPersonsMoveStandsUntilAFactChanges() {
    item("To Do", Category.NEW, false);
    told("pull:OPEN", true);
    item("Blocked", Category.IN_PROGRESS, true);
    told("pull:OPEN", true);
    assertThat(moves()).containsExactly("To Do > In Review");

    told("pull:MERGED", true);
    assertThat(moves()).containsExactly("To Do > In Review", "Blocked > Dev Testing");
  }

  @Test
  void historyMovesNothingAndIsWhatLaterFactsAreComparedWith() {
    told("pull:OPEN", false);
    item("To Do", Category.NEW, false);
    assertThat(moves()).isEmpty();

    told("pull:MERGED", true);
    assertThat(moves()).containsExactly("To Do > Dev Testing");
  }

  @Test
  void anArtefactThatNamesTheItemNoLongerCountsForNothing() {
    item("To Do", Category.NEW, false);
    told("branch", true);
    replay.play(new Dropped("branch", Words.NOON));
    told("branch", true);

    assertThat(moves()).containsExactly("To Do > In Progress");
  }

  @Test
  void aParentFollowsAChildThatIsBegun() {
    item("To Do", Category.NEW, false);
    replay.play(new ChildTold("jira/1/2", Category.NEW, false, Words.NOON));
    replay.play(new ChildTold("jira/1/2", Category.IN_PROGRESS, true, Words.NOON));

    assertThat(moves()).containsExactly("To Do > In Progress");
  }

  private void item(String status, Category category, boolean live) {
    replay.play(new ItemTold(Words.item("Story", status, category), live, Words.NOON));
  }

  private void told(String words, boolean live) {
    Artefact artefact = Words.artefacts(words).get(0);
    replay.play(new Told(words.split(":")[0], artefact, live, Words.NOON));
  }

  private List<String> moves() {
    return replay.moves().stream().map(move -> move.from() + " > " + move.to()).toList();
  }
}
