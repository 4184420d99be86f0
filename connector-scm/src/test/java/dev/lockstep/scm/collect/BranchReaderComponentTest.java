package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.port.Repository;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lists of branches that move while they are read. */
@QuarkusTest
@RealParts
class BranchReaderComponentTest {

  private static final RepositoryRef REPOSITORY =
      new RepositoryRef("bitbucket", "elsewhere", "moving");
  private static final Projects PROJECTS = new Projects(Set.of("ABC"));

  @Inject BranchReader reader;
  @Inject BranchStore store;

  /** Shows some branches in its list and others when asked by name. */
  private record MovingHost(Map<String, String> listed, Map<String, String> there, boolean atOnce)
      implements CodeHost {
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
      return Uni.createFrom().item(new Page(List.of(), "", false));
    }

    @Override
    public Uni<PullRequest> pullRequest(RepositoryRef repository, long number) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<BranchList> branches(RepositoryRef repository) {
      return Uni.createFrom().item(new BranchList(of(listed), atOnce));
    }

    @Override
    public Uni<List<Branch>> branches(RepositoryRef repository, Set<String> names) {
      assertThat(names).hasSizeLessThanOrEqualTo(branchesPerCall());
      return Uni.createFrom()
          .item(of(there).stream().filter(branch -> names.contains(branch.name())).toList());
    }

    @Override
    public int branchesPerCall() {
      return 2;
    }

    private static List<Branch> of(Map<String, String> heads) {
      return new TreeMap<>(heads)
          .entrySet().stream().map(e -> new Branch(e.getKey(), e.getValue(), null, null)).toList();
    }
  }

  private int readAll(CodeHost host) {
    return reader
        .readAll(host, REPOSITORY, PROJECTS, branch -> true, false)
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  @Test
  void a_branch_that_slipped_through_the_list_is_not_deleted_and_one_that_is_gone_is() {
    Map<String, String> heads = Map.of("a", "1", "b", "1", "c", "1", "d", "1", "e", "1");
    assertThat(readAll(new MovingHost(heads, heads, true))).isEqualTo(5);
    Map<String, String> listed = Map.of("a", "1");
    Map<String, String> there = Map.of("a", "1", "c", "1", "d", "1");

    assertThat(readAll(new MovingHost(listed, there, false))).isEqualTo(2);

    Map<String, KnownBranch> known = store.load(REPOSITORY).await().atMost(Duration.ofSeconds(10));
    assertThat(known.values().stream().filter(branch -> branch.head() == null))
        .extracting(KnownBranch::name)
        .containsExactlyInAnyOrder("b", "e");
    assertThat(readAll(new MovingHost(there, there, true))).isZero();
  }
}
