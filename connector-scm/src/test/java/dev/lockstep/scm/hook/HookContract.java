package dev.lockstep.scm.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.scm.collect.ChangeEvents;
import dev.lockstep.scm.collect.Projects;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.HookCare.Report;
import dev.lockstep.scm.port.PullRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hosts keep that sign their webhooks, run against their simulators. */
public abstract class HookContract {

  protected static final String SECRET = "hook-secret";
  protected static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Projects PROJECTS = new Projects(Set.of("ABC"));
  private static final String DANA = "Dana Developer";
  private static final String ROB = "Rob Reviewer";
  private static final String EVE = "Eve Editor";

  protected final Deliveries deliveries = new Deliveries();

  protected abstract CodeHost host();

  /** Keeps the webhook registered, with {@link #SECRET}. */
  protected abstract HookCare care();

  protected abstract HookDecoder decoder();

  /** A new repository of the host, empty but for its main branch. */
  protected abstract RepositoryRef newRepository();

  protected abstract BitbucketPeople people();

  /** How often something was registered or changed at the host. */
  protected abstract long writes();

  @AfterEach
  void close() {
    deliveries.close();
  }

  protected static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  private static PullRequestChanged told(PullRequest seen) {
    return ChangeEvents.pullRequest(seen, PROJECTS).anonymous();
  }

  /** The pull request as a sweep would tell it. */
  private PullRequestChanged swept(RepositoryRef repository, int number) {
    PullRequest last = null;
    Optional<String> cursor = Optional.empty();
    for (boolean more = true; more; ) {
      CodeHost.Page page = await(host().changesSince(repository, cursor));
      for (PullRequest one : page.pullRequests()) {
        last = one.number() == number ? one : last;
      }
      cursor = Optional.of(page.next());
      more = page.more();
    }
    return told(Optional.ofNullable(last).orElseThrow());
  }

  @Test
  void what_a_hook_tells_a_sweep_tells_in_the_same_words_so_that_it_is_told_once() {
    RepositoryRef repository = newRepository();
    String slug = repository.name();
    await(care().care(deliveries.address()));
    people().push(slug, "feature/ABC-1", DANA);
    int number = people().open(slug, "ABC-1", "feature/ABC-1", DANA).id();
    List<Runnable> steps =
        List.of(
            () -> people().ask(slug, number, ROB),
            () -> people().approve(slug, number, ROB),
            () -> people().requestChanges(slug, number, EVE),
            () -> people().unapprove(slug, number, ROB),
            () -> people().retitle(slug, number, "ABC-1 and ABC-2", DANA),
            () -> people().push(slug, "feature/ABC-1", DANA),
            () -> people().merge(slug, number, EVE));
    for (Runnable step : steps) {
      step.run();
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(deliveries.lastPullRequest(decoder()).map(HookContract::told))
                      .contains(swept(repository, number)));
    }
    assertThat(swept(repository, number).reviews()).hasSize(2);
    assertThat(swept(repository, number).mergeCommit()).isNotNull();
  }

  @Test
  void a_webhook_is_registered_once_and_signs_with_the_secret() {
    Report first = await(care().care(deliveries.address()));
    long writes = writes();
    Report second = await(care().care(deliveries.address()));
    Report third = await(care().care(deliveries.address()));

    assertThat(first.lines()).containsExactly(care().source() + ": webhook registered");
    assertThat(second).isEqualTo(third);
    assertThat(second.wellKept()).isTrue();
    assertThat(writes()).isEqualTo(writes);

    people().push(newRepository().name(), "feature/ABC-9", DANA);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        deliveries.requests().stream()
                            .map(
                                one ->
                                    HmacSignature.sign(one.body(), SECRET)
                                        .equals(one.get("X-Hub-Signature")))
                            .collect(Collectors.toSet()))
                    .containsExactly(true));
  }
}
