package dev.lockstep.scm;

import static dev.lockstep.scm.Team.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sweeps find, without any webhook. */
@QuarkusTest
@RealParts
class SweepComponentTest {

  private final Team team = new Team();
  private final Topic<BranchChanged> branches = new Topic<>(Topics.SCM_CHANGE, BranchChanged.class);
  private final Topic<BranchChanged> oldBranches =
      new Topic<>(Topics.SCM_CHANGE_BULK, BranchChanged.class);
  private final Topic<PullRequestChanged> pulls =
      new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class);
  private final Topic<PullRequestChanged> oldPulls =
      new Topic<>(Topics.SCM_CHANGE_BULK, PullRequestChanged.class);
  private final Topic<RepositoryScanned> scans =
      new Topic<>(Topics.DIRECTORY, RepositoryScanned.class);
  private final Topic<DirectoryEntry> directory =
      new Topic<>(Topics.DIRECTORY, DirectoryEntry.class);

  @BeforeEach
  void know_the_projects() {
    Team.projects(Topics.DIRECTORY, "ABC", "DEF");
  }

  @AfterEach
  void close() {
    branches.close();
    oldBranches.close();
    pulls.close();
    oldPulls.close();
    scans.close();
    directory.close();
  }

  private RepositoryRef sweptRepository() {
    RepositoryRef repository = team.newRepository();
    scans.await(scan -> scan.repository().equals(repository));
    return repository;
  }

  private void awaitNextSweep(RepositoryRef repository) {
    Instant now = Instant.now();
    scans.await(scan -> scan.repository().equals(repository) && scan.occurredAt().isAfter(now));
  }

  @Test
  void the_first_sweep_tells_what_there_is_as_history() {
    RepositoryRef repository = team.newRepository();
    team.bitbucket.push(repository.name(), "feature/ABC-12-basket", DANA);
    team.bitbucket.open(repository.name(), "DEF-3: basket", "feature/ABC-12-basket", DANA);

    RepositoryScanned scan =
        scans.awaitData(s -> s.repository().equals(repository) && s.complete());
    PullRequestChanged pull = oldPulls.awaitData(p -> p.repository().equals(repository));
    // Hosts cut a commit's time to seconds: one of the second in which the sweep begins is news.
    BranchChanged branch =
        Stream.of(oldBranches, branches)
            .flatMap(topic -> topic.all(b -> b.repository().equals(repository)).stream())
            .filter(b -> b.name().equals("feature/ABC-12-basket"))
            .findFirst()
            .orElseThrow();

    assertThat(scan.complete()).isTrue();
    assertThat(pull.state()).isEqualTo(State.OPEN);
    assertThat(pull.mentions())
        .containsExactly(
            new KeyMention("ABC-12", Evidence.BRANCH), new KeyMention("DEF-3", Evidence.TITLE));
    assertThat(branch.exists()).isTrue();
    assertThat(branch.head()).hasSize(40);
    assertThat(branch.mentions()).containsExactly(new KeyMention("ABC-12", Evidence.BRANCH));
    assertThat(
            directory.awaitData(
                e ->
                    e.kind() == DirectoryEntry.Kind.REPOSITORY && e.id().equals(repository.name())))
        .satisfies(
            entry -> {
              assertThat(entry.source()).isEqualTo("bitbucket/acme");
              assertThat(entry.key()).isEqualTo(repository.name());
              assertThat(entry.exists()).isTrue();
            });
  }

  @Test
  void a_branch_that_appears_moves_and_vanishes_is_told_live() {
    RepositoryRef repository = sweptRepository();

    String first = team.bitbucket.push(repository.name(), "fix/abc-7", DANA).hash();
    BranchChanged appeared =
        branches.awaitData(b -> b.repository().equals(repository) && first.equals(b.head()));
    String second = team.bitbucket.push(repository.name(), "fix/abc-7", DANA).hash();
    BranchChanged moved =
        branches.awaitData(b -> b.repository().equals(repository) && second.equals(b.head()));
    team.bitbucket.deleteBranch(repository.name(), "fix/abc-7", DANA);
    BranchChanged gone = branches.awaitData(b -> b.repository().equals(repository) && !b.exists());

    assertThat(appeared.mentions()).containsExactly(new KeyMention("ABC-7", Evidence.BRANCH));
    assertThat(gone.name()).isEqualTo("fix/abc-7");
    assertThat(gone.head()).isNull();
    assertThat(gone.mentions()).isEqualTo(appeared.mentions());
    assertThat(appeared.version()).isLessThan(moved.version());
    assertThat(moved.version()).isLessThan(gone.version());
  }

  @Test
  void a_pull_request_whose_hook_was_lost_is_found() {
    RepositoryRef repository = sweptRepository();
    team.bitbucket.push(repository.name(), "feature/ABC-1", DANA);
    int number = team.bitbucket.draft(repository.name(), "ABC-1", "feature/ABC-1", DANA).id();

    pulls.await(p -> p.repository().equals(repository) && p.state() == State.DRAFT);
    team.bitbucket.ready(repository.name(), number, DANA);
    pulls.await(p -> p.repository().equals(repository) && p.state() == State.OPEN);
    team.bitbucket.merge(repository.name(), number, DANA);
    Envelope<?> merged =
        pulls.await(p -> p.repository().equals(repository) && p.state() == State.MERGED);

    assertThat(merged.origin()).isEqualTo(Origin.LIVE);
    assertThat(((PullRequestChanged) merged.data()).nativeState()).isEqualTo("MERGED");
  }

  @Test
  void what_did_not_change_is_told_once() {
    RepositoryRef repository = sweptRepository();
    team.bitbucket.push(repository.name(), "feature/ABC-1", DANA);
    team.bitbucket.open(repository.name(), "ABC-1", "feature/ABC-1", DANA);
    pulls.await(p -> p.repository().equals(repository));
    awaitNextSweep(repository);
    awaitNextSweep(repository);

    assertThat(pulls.all(p -> p.repository().equals(repository))).hasSize(1);
    assertThat(
            branches.all(
                b -> b.repository().equals(repository) && b.name().equals("feature/ABC-1")))
        .hasSize(1);
  }

  @Test
  void a_project_that_becomes_known_later_makes_its_keys_known() {
    RepositoryRef repository = sweptRepository();
    team.bitbucket.push(repository.name(), "feature/LATE-5", DANA);
    team.bitbucket.open(repository.name(), "LATE-5: late", "feature/LATE-5", DANA);
    PullRequestChanged unnamed = pulls.awaitData(p -> p.repository().equals(repository));
    branches.await(b -> b.repository().equals(repository) && b.name().endsWith("LATE-5"));

    Team.projects(Topics.DIRECTORY, "LATE");

    PullRequestChanged named = // changed within the overlap, so what it means is news
        pulls.awaitData(p -> p.repository().equals(repository) && !p.mentions().isEmpty());
    BranchChanged branch =
        oldBranches.awaitData(b -> b.repository().equals(repository) && !b.mentions().isEmpty());
    assertThat(unnamed.mentions()).isEmpty();
    assertThat(named.mentions()).containsExactly(new KeyMention("LATE-5", Evidence.BRANCH));
    assertThat(named.version()).isEqualTo(unnamed.version());
    assertThat(branch.mentions()).containsExactly(new KeyMention("LATE-5", Evidence.BRANCH));
  }
}
