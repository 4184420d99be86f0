package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Topics;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.Topic;
import dev.lockstep.scm.collect.RepositoryStore.Known;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.OpenPull;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.port.Repository;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A first sweep that has to begin again. */
@QuarkusTest
@RealParts
class FirstSweepComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant FIRST_TRIED = Instant.parse("2026-11-20T10:00:00.700Z");
  private static final RepositoryRef REPOSITORY =
      new RepositoryRef("bitbucket", "elsewhere", "first-" + System.nanoTime());
  private static final Projects PROJECTS = new Projects(Set.of("ABC"));

  @Inject RepositorySweep sweep;
  @Inject RepositoryStore store;

  /** Has an old and a new pull request and branch; answers once it was asked in vain. */
  private static final class HostWithATrouble implements CodeHost {
    private boolean asked;

    @Override
    public String source() {
      return "bitbucket/elsewhere";
    }

    @Override
    public boolean covers(RepositoryRef repository) {
      return true;
    }

    @Override
    public Uni<List<Repository>> repositories() {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Page> changesSince(RepositoryRef repository, Optional<String> cursor) {
      if (!asked) {
        asked = true;
        return Uni.createFrom().failure(new Unavailable("out for lunch"));
      }
      return Uni.createFrom()
          .item(
              new Page(
                  List.of(pull(1, FIRST_TRIED.minusMillis(1)), pull(2, FIRST_TRIED.plusMillis(1))),
                  "end",
                  false));
    }

    @Override
    public Uni<PullRequest> pullRequest(RepositoryRef repository, long number) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<BranchList> branches(RepositoryRef repository) {
      return Uni.createFrom()
          .item(
              new BranchList(
                  List.of(
                      branch("old", Instant.parse("2026-11-20T09:59:59Z")),
                      branch("new", Instant.parse("2026-11-20T10:00:00Z"))),
                  true));
    }

    @Override
    public Uni<List<Branch>> branches(RepositoryRef repository, Set<String> names) {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public int branchesPerCall() {
      return 2;
    }
  }

  private static Branch branch(String name, Instant committedAt) {
    return new Branch(name, "c0ffee", null, committedAt);
  }

  private static PullRequest pull(long number, Instant updated) {
    return OpenPull.of(REPOSITORY, number, updated);
  }

  @Test
  void what_changed_after_the_first_attempt_began_is_news() {
    Known wanted = new Known(Repository.named(REPOSITORY), true);
    Known known =
        store
            .keep(List.of(wanted), FIRST_TRIED)
            .chain(() -> store.claim(REPOSITORY, FIRST_TRIED, due(Instant.EPOCH)))
            .await()
            .atMost(PATIENCE)
            .orElseThrow();
    CodeHost host = new HostWithATrouble();
    assertThatThrownBy(() -> sweep(host, known)).isInstanceOf(Unavailable.class);

    Known again =
        store
            .claim(REPOSITORY, FIRST_TRIED.plusSeconds(60), due(FIRST_TRIED.plusSeconds(30)))
            .await()
            .atMost(PATIENCE)
            .orElseThrow();
    sweep(host, again);

    try (Topic<PullRequestChanged> live = new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class);
        Topic<PullRequestChanged> bulk =
            new Topic<>(Topics.SCM_CHANGE_BULK, PullRequestChanged.class)) {
      assertThat(bulk.all(p -> p.repository().equals(REPOSITORY)))
          .extracting(PullRequestChanged::number)
          .containsExactly(1L);
      assertThat(live.all(p -> p.repository().equals(REPOSITORY)))
          .extracting(PullRequestChanged::number)
          .containsExactly(2L);
    }
    try (Topic<BranchChanged> live = new Topic<>(Topics.SCM_CHANGE, BranchChanged.class);
        Topic<BranchChanged> bulk = new Topic<>(Topics.SCM_CHANGE_BULK, BranchChanged.class)) {
      assertThat(bulk.all(b -> b.repository().equals(REPOSITORY)))
          .extracting(BranchChanged::name)
          .containsExactly("old");
      assertThat(live.all(b -> b.repository().equals(REPOSITORY)))
          .extracting(BranchChanged::name)
          .containsExactly("new");
    }
  }

  private static RepositoryStore.Due due(Instant notTriedSince) {
    return new RepositoryStore.Due(notTriedSince, Instant.EPOCH, PROJECTS.fingerprint());
  }

  private void sweep(CodeHost host, Known known) {
    sweep.sweep(host, known, PROJECTS).await().atMost(PATIENCE);
  }
}
