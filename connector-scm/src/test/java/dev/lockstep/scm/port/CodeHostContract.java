package dev.lockstep.scm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.SandboxClient;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every code host keeps, run against its simulator. */
public abstract class CodeHostContract {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** The people who use the simulated host. */
  public interface People {
    void push(String branch);

    void deleteBranch(String branch);

    int open(String title, String branch);

    int draft(String title, String branch);

    void merge(int number);

    void decline(int number);
  }

  /** How the simulated host misbehaves from now on. */
  private enum Trouble {
    NONE,
    THROTTLED,
    DOWN,
    SIGN_IN_PAGE,
    CUT
  }

  protected final SandboxClient sandbox;
  protected final CodeHost host;
  private final String faults;

  /**
   * @param sandbox the simulator's control
   * @param faults what the simulator calls the faults of this host
   */
  protected CodeHostContract(SandboxClient sandbox, String faults, CodeHost host) {
    this.sandbox = sandbox;
    this.faults = faults;
    this.host = host;
  }

  /** A new repository of the host, empty but for its main branch. */
  protected abstract RepositoryRef newRepository(String name);

  protected abstract People peopleOf(RepositoryRef repository);

  protected final RepositoryRef newRepository() {
    return newRepository("repository-" + NUMBER.incrementAndGet());
  }

  private void trouble(Trouble trouble) {
    sandbox.noFaults();
    String rate =
        switch (trouble) {
          case NONE -> null;
          case THROTTLED -> "throttleRate";
          case DOWN -> "errorRate";
          case SIGN_IN_PAGE -> "htmlRate";
          case CUT -> "cutRate";
        };
    if (rate != null) {
      sandbox.faults("{\"%s\":{\"%s\":1}}".formatted(faults, rate));
    }
  }

  private record Traversal(List<PullRequest> seen, String cursor, int pages) {
    List<Long> numbers() {
      return seen.stream().map(PullRequest::number).distinct().toList();
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  private Traversal traverse(RepositoryRef repository, Optional<String> cursor) {
    return traverse(repository, cursor, page -> {});
  }

  private Traversal traverse(
      RepositoryRef repository, Optional<String> cursor, IntConsumer afterPage) {
    List<PullRequest> seen = new ArrayList<>();
    Optional<String> at = cursor;
    int shown = 0;
    for (int number = 1; ; number++) {
      CodeHost.Page page = await(host.changesSince(repository, at));
      seen.addAll(page.pullRequests());
      if (!page.pullRequests().isEmpty()) {
        afterPage.accept(++shown);
      }
      if (!page.more()) {
        return new Traversal(seen, page.next(), number);
      }
      at = Optional.of(page.next());
    }
  }

  /** Hosts count a repository's pull requests from 1, or those of all repositories together. */
  private static List<Long> numbers(List<Integer> opened) {
    return opened.stream().map(number -> (long) number).toList();
  }

  private static List<Integer> open(People people, int count) {
    people.push("feature/ABC-1");
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> people.open("ABC-" + i, "feature/ABC-1"))
        .toList();
  }

  @Test
  void one_pull_request_is_shown_as_the_list_shows_it_and_a_missing_one_is_not_found() {
    RepositoryRef repository = newRepository();
    int number = open(peopleOf(repository), 1).get(0);

    assertThat(await(host.pullRequest(repository, number)))
        .isEqualTo(traverse(repository, Optional.empty()).seen().get(0));
    assertThatThrownBy(() -> await(host.pullRequest(repository, 4_711)))
        .isInstanceOf(UpstreamException.NotFound.class);
  }

  @Test
  void pull_requests_come_oldest_first_over_several_pages() {
    RepositoryRef repository = newRepository();
    List<Long> numbers = numbers(open(peopleOf(repository), 120));

    Traversal all = traverse(repository, Optional.empty());

    assertThat(all.numbers()).containsExactlyElementsOf(numbers);
    assertThat(all.seen().stream().map(PullRequest::updated)).isSorted();
    assertThat(all.pages()).isGreaterThan(1);
  }

  @Test
  void each_state_is_told_as_ours_and_as_theirs() {
    RepositoryRef repository = newRepository();
    People people = peopleOf(repository);
    people.push("feature/ABC-1");
    people.open("open", "feature/ABC-1");
    people.draft("draft", "feature/ABC-1");
    people.merge(people.open("merged", "feature/ABC-1"));
    people.decline(people.open("declined", "feature/ABC-1"));

    List<PullRequest> seen = traverse(repository, Optional.empty()).seen();

    assertThat(seen)
        .allSatisfy(
            one -> {
              assertThat(one.repository()).isEqualTo(repository);
              assertThat(one.sourceBranch()).isEqualTo("feature/ABC-1");
              assertThat(one.targetBranch()).isEqualTo("main");
              assertThat(one.url()).matches("https?://.+");
              assertThat(one.nativeState()).isNotEmpty();
              assertThat(one.author()).isNotNull();
            });
    assertThat(
            seen.stream()
                .collect(
                    Collectors.toMap(
                        PullRequest::title, PullRequest::state, (first, again) -> again)))
        .containsEntry("open", State.OPEN)
        .containsEntry("draft", State.DRAFT)
        .containsEntry("merged", State.MERGED)
        .containsEntry("declined", State.DECLINED);
  }

  @Test
  void a_pull_request_merged_between_two_pages_appears_once_and_hides_no_other() {
    RepositoryRef repository = newRepository();
    People people = peopleOf(repository);
    List<Integer> numbers = open(people, 120);

    Traversal all =
        traverse(
            repository,
            Optional.empty(),
            page -> {
              if (page == 1) {
                people.merge(numbers.get(10)); // mostly seen before: all behind it move up
                people.merge(numbers.get(90)); // mostly not seen yet
              }
            });

    assertThat(all.numbers()).containsExactlyInAnyOrderElementsOf(numbers(numbers));
    // How much the first page holds differs, so either may have been seen open or not; that they
    // were merged must be seen.
    assertThat(states(all, numbers.get(90))).endsWith(State.MERGED);
    assertThat(states(all, numbers.get(10))).endsWith(State.MERGED);
  }

  private static List<State> states(Traversal traversal, int number) {
    return traversal.seen().stream()
        .filter(one -> one.number() == number)
        .map(PullRequest::state)
        .distinct()
        .toList();
  }

  @Test
  void the_same_cursor_shows_the_same_and_the_saved_one_what_came_after() {
    RepositoryRef repository = newRepository();
    People people = peopleOf(repository);
    List<Long> all = new ArrayList<>(numbers(open(people, 3)));
    Traversal first = traverse(repository, Optional.empty());
    int later = people.open("later", "feature/ABC-1");
    all.add((long) later);

    List<Long> next = traverse(repository, Optional.of(first.cursor())).numbers();

    assertThat(next).contains((long) later);
    assertThat(traverse(repository, Optional.of(first.cursor())).numbers())
        .containsExactlyElementsOf(next);
    assertThat(traverse(repository, Optional.empty()).numbers()).containsExactlyElementsOf(all);
  }

  @Test
  void an_empty_repository_has_no_pull_requests_and_a_cursor_all_the_same() {
    RepositoryRef repository = newRepository();

    Traversal nothing = traverse(repository, Optional.empty());
    List<Long> opened = numbers(open(peopleOf(repository), 1));

    assertThat(nothing.seen()).isEmpty();
    assertThat(traverse(repository, Optional.of(nothing.cursor())).numbers()).isEqualTo(opened);
  }

  @Test
  void all_branches_are_listed_with_their_heads() {
    RepositoryRef repository = newRepository();
    People people = peopleOf(repository);
    people.push("feature/ABC-1");
    people.push("fix/ABC-2");

    CodeHost.BranchList list = await(host.branches(repository));

    assertThat(list.atOnce()).isTrue();
    assertThat(list.branches().stream().map(Branch::name))
        .containsExactlyInAnyOrder("main", "feature/ABC-1", "fix/ABC-2");
    assertThat(list.branches()).allSatisfy(branch -> assertThat(branch.head()).hasSize(40));
  }

  @Test
  void a_list_of_several_pages_says_that_it_was_not_read_at_once() {
    RepositoryRef repository = newRepository();
    People people = peopleOf(repository);
    IntStream.range(0, 150).forEach(i -> people.push("feature/ABC-" + i));

    CodeHost.BranchList list = await(host.branches(repository));

    assertThat(list.atOnce()).isFalse();
    assertThat(list.branches()).hasSize(151);
  }

  @Test
  void named_branches_are_found_whatever_they_are_called_and_those_that_are_gone_are_not() {
    RepositoryRef repository = newRepository();
    People people = peopleOf(repository);
    Set<String> strange =
        Set.of("feature/ABC-1", "a+b", "50%", "{x}", "say\"hi\"", "ümläut", "a&b=c", "a#b", "$x");
    strange.forEach(people::push);
    people.push("feature/ABC-12");
    people.push("gone");
    people.deleteBranch("gone");

    assertThat(names(repository, strange)).isEqualTo(strange);
    assertThat(names(repository, Set.of("feature/ABC-1", "gone"))).containsExactly("feature/ABC-1");
    assertThat(names(repository, Set.of("FEATURE/abc-1"))).isEmpty();
  }

  private Set<String> names(RepositoryRef repository, Set<String> wanted) {
    return await(host.branches(repository, wanted)).stream()
        .map(Branch::name)
        .collect(Collectors.toSet());
  }

  @Test
  void every_repository_in_scope_is_listed() {
    RepositoryRef one = newRepository();
    RepositoryRef two = newRepository();

    assertThat(await(host.repositories()).stream().map(Repository::ref)).contains(one, two);
    assertThat(host.covers(one)).isTrue();
    assertThat(host.covers(new RepositoryRef(one.provider(), "somebody-else", one.name())))
        .isFalse();
  }

  @Test
  void what_does_not_exist_is_not_found_and_not_empty() {
    RepositoryRef known = newRepository();
    RepositoryRef unknown =
        new RepositoryRef(known.provider(), known.owner(), "no-such-repository");

    assertFails(host.changesSince(unknown, Optional.empty()), UpstreamException.NotFound.class);
    assertFails(host.branches(unknown), UpstreamException.NotFound.class);
    assertFails(host.branches(unknown, Set.of("main")), UpstreamException.NotFound.class);
  }

  @Test
  void an_answer_that_is_none_is_never_an_empty_answer() {
    RepositoryRef repository = newRepository();
    List<Long> opened = numbers(open(peopleOf(repository), 1));
    try {
      trouble(Trouble.DOWN);
      assertFails(
          host.changesSince(repository, Optional.empty()), UpstreamException.Unavailable.class);
      trouble(Trouble.CUT);
      assertFails(host.branches(repository), UpstreamException.Unavailable.class);
      trouble(Trouble.SIGN_IN_PAGE);
      assertFails(host.branches(repository), UpstreamException.Unauthorized.class);
    } finally {
      trouble(Trouble.NONE);
    }
    assertThat(traverse(repository, Optional.empty()).numbers()).isEqualTo(opened);
  }

  @Test
  void asked_too_much_it_says_how_long_to_wait() {
    RepositoryRef repository = newRepository();
    try {
      trouble(Trouble.THROTTLED);
      assertThatThrownBy(() -> await(host.changesSince(repository, Optional.empty())))
          .isInstanceOfSatisfying(
              UpstreamException.Throttled.class,
              throttled -> assertThat(throttled.retryAfter()).isPositive());
      assertFails(host.branches(repository), UpstreamException.Throttled.class);
    } finally {
      trouble(Trouble.NONE);
    }
  }

  private static void assertFails(Uni<?> uni, Class<? extends Throwable> with) {
    assertThatThrownBy(() -> await(uni)).isInstanceOf(with);
  }
}
