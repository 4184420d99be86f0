package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Branch;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BranchDiffTest {

  private static final RepositoryRef REPOSITORY = new RepositoryRef("bitbucket", "acme", "shop");
  private static final Projects PROJECTS = new Projects(Set.of("ABC"));
  private static final Instant NOW = Instant.ofEpochMilli(1_000);

  private static BranchDiff diff(boolean relabel, KnownBranch... known) {
    Map<String, KnownBranch> byName =
        Arrays.stream(known).collect(Collectors.toMap(KnownBranch::name, Function.identity()));
    return new BranchDiff(REPOSITORY, byName, PROJECTS, NOW, relabel);
  }

  private static KnownBranch known(String name, String head, String keys) {
    return new KnownBranch(name, head, keys, 500);
  }

  private static KnownBranch vanished(String name, long version) {
    return new KnownBranch(name, null, "", version);
  }

  private static Branch branch(String name, String head) {
    return new Branch(name, head, null, null);
  }

  private static List<String> names(List<BranchChanged> events) {
    return events.stream().map(BranchChanged::name).toList();
  }

  @Test
  void branches_that_appeared_moved_or_came_back_are_told_and_others_are_not() {
    BranchDiff diff =
        diff(false, known("same", "1", ""), known("moved", "1", ""), vanished("back", 500));

    List<BranchChanged> told =
        diff.seen(
            List.of(
                branch("same", "1"),
                branch("moved", "2"),
                branch("back", "3"),
                branch("new", "4")));

    assertThat(names(told)).containsExactly("moved", "back", "new");
    assertThat(told)
        .allSatisfy(
            event -> {
              assertThat(event.exists()).isTrue();
              assertThat(event.version()).isEqualTo(1_000);
              assertThat(event.occurredAt()).isEqualTo(NOW);
            });
  }

  @Test
  void what_is_missing_is_told_once_it_is_proven() {
    BranchDiff diff =
        diff(false, known("here", "1", ""), known("abc-1", "1", "ABC-1"), vanished("old", 400));

    assertThat(diff.missing(Set.of("here"))).containsExactly("abc-1");
    assertThat(diff.vanished(List.of("abc-1", "old", "never")))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.exists()).isFalse();
              assertThat(event.head()).isNull();
              assertThat(event.mentions().stream().map(KeyMention::key)).containsExactly("ABC-1");
            });
  }

  @Test
  void a_later_look_is_left_alone() {
    BranchDiff diff =
        diff(
            false,
            new KnownBranch("created", "2", "", 1_001),
            new KnownBranch("moved", "2", "", 1_000),
            vanished("deleted", 1_001));

    assertThat(diff.seen(List.of(branch("moved", "1"), branch("deleted", "1")))).isEmpty();
    assertThat(diff.missing(Set.of("moved"))).isEmpty();
    assertThat(diff.vanished(List.of("created"))).isEmpty();
  }

  @Test
  void a_branch_that_names_other_items_now_is_told_when_asked_for() {
    KnownBranch unnamed = known("abc-1", "1", "");

    assertThat(diff(false, unnamed).seen(List.of(branch("abc-1", "1")))).isEmpty();
    assertThat(names(diff(true, unnamed).seen(List.of(branch("abc-1", "1")))))
        .containsExactly("abc-1");
    assertThat(diff(true, known("abc-1", "1", "ABC-1")).seen(List.of(branch("abc-1", "1"))))
        .isEmpty();
  }
}
