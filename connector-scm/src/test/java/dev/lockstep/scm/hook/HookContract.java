package dev.lockstep.scm.hook;

import static dev.lockstep.contract.KeyMention.Evidence.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.HmacSignature;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.scm.collect.ChangeEvents;
import dev.lockstep.scm.collect.Projects;
import dev.lockstep.scm.collect.PublishedMemory;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.HookCare.Report;
import dev.lockstep.scm.port.PullRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
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

  @Inject PublishedMemory memory;
  @Inject ChangePublisher publisher;

  /** The people who use the simulated host. */
  public interface People {
    void push(String branch, String actor);

    int open(String title, String branch, String actor);

    void ask(int number, String reviewer);

    void approve(int number, String reviewer);

    void requestChanges(int number, String reviewer);

    void unapprove(int number, String reviewer);

    void retitle(int number, String title, String actor);

    void merge(int number, String actor);
  }

  /** What people do is the same with both kinds of Bitbucket. */
  protected static People people(BitbucketPeople people, String repository) {
    return new People() {
      @Override
      public void push(String branch, String actor) {
        people.push(repository, branch, actor);
      }

      @Override
      public int open(String title, String branch, String actor) {
        return people.open(repository, title, branch, actor).id();
      }

      @Override
      public void ask(int number, String reviewer) {
        people.ask(repository, number, reviewer);
      }

      @Override
      public void approve(int number, String reviewer) {
        people.approve(repository, number, reviewer);
      }

      @Override
      public void requestChanges(int number, String reviewer) {
        people.requestChanges(repository, number, reviewer);
      }

      @Override
      public void unapprove(int number, String reviewer) {
        people.unapprove(repository, number, reviewer);
      }

      @Override
      public void retitle(int number, String title, String actor) {
        people.retitle(repository, number, title, actor);
      }

      @Override
      public void merge(int number, String actor) {
        people.merge(repository, number, actor);
      }
    };
  }

  protected abstract CodeHost host();

  /** Keeps the webhook registered, with {@link #SECRET}. */
  protected abstract HookCare care();

  protected abstract HookDecoder decoder();

  /** A new repository of the host, empty but for its main branch. */
  protected abstract RepositoryRef newRepository();

  protected abstract People peopleOf(RepositoryRef repository);

  /** How often something was registered or changed at the host. */
  protected abstract long writes();

  @AfterEach
  void close() {
    deliveries.close();
  }

  protected static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  /** The header with the signature. */
  protected String signature() {
    return "X-Hub-Signature";
  }

  /** What consumers know and what the service remembers, as hooks arrive. */
  protected final class Audience {
    private final RepositoryRef repository;
    private int taken;
    private @Nullable PullRequestChanged told;

    public Audience(RepositoryRef repository) {
      this.repository = repository;
    }

    public void listen() {
      List<Deliveries.Request> requests = deliveries.requests();
      for (; taken < requests.size(); taken++) {
        Deliveries.Request request = requests.get(taken);
        decoder().decode(request, request.body()).hooks().forEach(this::take);
      }
      await(memory.flush());
    }

    private void take(Hook hook) {
      if (hook instanceof Hook.PullRequestSeen seen) {
        PullRequestChanged event = ChangeEvents.pullRequest(seen.pullRequest(), PROJECTS);
        memory.note(event);
        tell(event);
      } else if (hook instanceof Hook.PullRequestTouched touched) {
        read(touched.number());
      }
    }

    /** As it is read after a hint, and by a sweep. */
    public void read(long number) {
      PullRequestChanged event =
          ChangeEvents.pullRequest(await(host().pullRequest(repository, number)), PROJECTS);
      await(
          publisher.publishNew(
              repository.toString(),
              ChangeEvents.SOURCE,
              Map.of(),
              List.of(ChangeEvents.observed(event))));
      tell(event);
    }

    /** Reviews that are not told are as they were, and what the host links with them. */
    private void tell(PullRequestChanged event) {
      PullRequestChanged now = event.anonymous();
      told =
          told != null && now.reviews() == null
              ? now.reviewed(told.reviews()).naming(joined(told.mentions(), now.mentions()))
              : now;
    }

    private static List<KeyMention> joined(List<KeyMention> before, List<KeyMention> now) {
      return Stream.concat(before.stream().filter(one -> one.evidence() == LINK), now.stream())
          .toList();
    }

    public @Nullable PullRequestChanged told() {
      return told;
    }

    List<Observed> newsOf(PullRequestChanged swept) {
      return await(publisher.news(repository.toString(), List.of(ChangeEvents.observed(swept))));
    }
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
    return ChangeEvents.pullRequest(Optional.ofNullable(last).orElseThrow(), PROJECTS).anonymous();
  }

  protected void assertToldOnce(Audience audience, RepositoryRef repository, int number) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              audience.listen();
              PullRequestChanged swept = swept(repository, number);
              assertThat(audience.told()).isEqualTo(swept);
              assertThat(audience.newsOf(swept)).isEmpty();
            });
  }

  @Test
  void what_a_hook_tells_a_sweep_tells_in_the_same_words_so_that_it_is_told_once() {
    RepositoryRef repository = newRepository();
    People people = peopleOf(repository);
    await(care().care(deliveries.address()));
    people.push("feature/ABC-1", DANA);
    int number = people.open("ABC-1", "feature/ABC-1", DANA);
    List<Runnable> steps =
        List.of(
            () -> {},
            () -> people.ask(number, ROB),
            () -> people.approve(number, ROB),
            () -> people.requestChanges(number, EVE),
            () -> people.unapprove(number, ROB),
            () -> people.retitle(number, "ABC-1 and ABC-2", DANA),
            () -> people.push("feature/ABC-1", DANA),
            () -> people.merge(number, EVE));
    Audience audience = new Audience(repository);
    for (Runnable step : steps) {
      step.run();
      assertToldOnce(audience, repository, number);
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

    peopleOf(newRepository()).push("feature/ABC-9", DANA);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        deliveries.requests().stream()
                            .map(
                                one ->
                                    HmacSignature.sign(one.body(), SECRET)
                                        .equals(one.get(signature())))
                            .collect(Collectors.toSet()))
                    .containsExactly(true));
  }
}
