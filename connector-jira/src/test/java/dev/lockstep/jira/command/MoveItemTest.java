package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Conflict;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.NoWebhooks;
import dev.lockstep.jira.Silent;
import dev.lockstep.jira.Unused;
import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Workflow;
import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Standing;
import dev.lockstep.settings.Settings;
import dev.lockstep.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MoveItemTest {

  private static final IssueKind KIND = new IssueKind("ABC", "Story");

  private static final Settings SETTINGS =
      Settings.read(
              Map.of(
                  "JIRA_1_BASE_URL", "https://one.example.com",
                  "JIRA_1_USERNAME", "lockstep@example.com",
                  "JIRA_1_API_TOKEN", "token",
                  "JIRA_1_TRANSITION_FIELDS", "resolution=Done"),
              Set.of())
          .orThrow();

  private final MutableClock clock = MutableClock.at("2026-01-05T12:00:00Z");
  private final ScriptedWorkflow workflow = new ScriptedWorkflow();
  private final FakeWays ways = new FakeWays();
  private @Nullable UpstreamException credential;

  @Test
  void a_conflict_is_looked_at_again_and_may_turn_out_to_be_the_same_wish() {
    workflow.stands("To Do").refuses(new Conflict("409")).stands("In Review");

    assertThat(applied().wrote()).isFalse();
    assertThat(workflow.moves).isEqualTo(1);
  }

  @Test
  void a_conflict_is_looked_at_again_and_may_turn_out_to_be_a_person() {
    workflow.stands("To Do").refuses(new Conflict("409")).stands("Done");

    assertThat(ended()).isInstanceOf(CommandSuperseded.class);
  }

  @Test
  void a_conflict_that_is_over_is_followed_by_the_move() {
    workflow.stands("To Do").refuses(new Conflict("409")).stands("To Do").moves();

    assertThat(applied().wrote()).isTrue();
    assertThat(applied().calls()).isEqualTo(4);
  }

  @Test
  void a_conflict_that_does_not_end_waits() {
    for (int i = 0; i < 3; i++) {
      workflow.stands("To Do").refuses(new Conflict("409"));
    }

    assertThat(waits().calls()).isEqualTo(6);
  }

  @Test
  void a_refusal_is_not_sent_twice_while_nothing_changed() {
    workflow.stands("To Do").refuses(new Rejected(400, "resolution: required")).stands("To Do");

    CommandRejected rejected = (CommandRejected) ended();
    assertThat(rejected.reason()).isEqualTo(Reason.REFUSED);
    assertThat(rejected.detail()).contains("resolution: required");
    assertThat(workflow.moves).isEqualTo(1);
  }

  @Test
  void a_refusal_because_the_item_moved_is_looked_at_again() {
    workflow.stands("To Do").refuses(new Rejected(400, "not valid")).stands("In Progress").moves();

    assertThat(applied().from()).isEqualTo("In Progress");
  }

  @Test
  void not_found_is_believed_from_a_proven_account_only() {
    workflow.fails(new NotFound("404"));
    assertThat(((CommandRejected) ended()).reason()).isEqualTo(Reason.NOT_FOUND);

    credential = new Unauthorized("401");
    assertThat(waits().reason()).contains("Unauthorized");
  }

  @Test
  void what_may_pass_by_itself_waits_as_long_as_it_was_told() {
    workflow.fails(new Throttled("429", Duration.ofSeconds(42), Scope.CREDENTIAL));
    assertThat(waits().pause()).isEqualTo(Duration.ofSeconds(42));
    workflow.forget().fails(new Unavailable("503"));
    assertThat(waits().pause()).isPositive();
    workflow.forget().stands("To Do").refuses(new Unavailable("timeout"));
    assertThat(waits().calls()).isEqualTo(2);
    workflow.forget().stands("To Do").refuses(new Unauthorized("403"));
    assertThat(waits().reason()).contains("Unauthorized");
  }

  private CommandApplied applied() {
    return (CommandApplied) ended();
  }

  private Outcome ended() {
    return ((Attempt.Ended) attempt()).outcome();
  }

  private Attempt.Waits waits() {
    return (Attempt.Waits) attempt();
  }

  private Attempt attempt() {
    workflow.rewind();
    Silent silent = new Silent();
    Site site =
        new Site(
            "1",
            (since, token) -> Uni.createFrom().nothing(),
            ids -> Uni.createFrom().nothing(),
            () -> Uni.createFrom().nothing(),
            workflow,
            calls ->
                credential == null
                    ? Uni.createFrom().item(new Account.Who("me", "Me", ZoneOffset.UTC))
                    : Uni.createFrom().failure(credential),
            silent,
            silent,
            silent,
            silent,
            new NoWebhooks(),
            () -> Uni.createFrom().nothing(),
            Unused.WRITING);
    TransitionWorkItem command =
        new TransitionWorkItem(
            WorkItemRef.jira("1", "10001"),
            "ABC-1",
            List.of("In Review"),
            Set.of("To Do", "In Progress"),
            "a test wants it",
            clock.instant());
    Envelope<TransitionWorkItem> envelope =
        Envelope.of("/test", clock.instant(), Origin.LIVE, command);
    return new MoveItem(SETTINGS, new KnownWays(ways, clock), ways)
        .attempt(new Order<>(site, envelope, clock))
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  /** Answers read by read and write by write. In each status one transition leads to In Review. */
  private static final class ScriptedWorkflow implements Workflow {
    final List<Step> steps = new ArrayList<>();
    final List<String> sampled = new ArrayList<>();
    final Map<String, Standing> samples = new HashMap<>();
    private final Deque<Object> script = new ArrayDeque<>();
    private Deque<Object> left = new ArrayDeque<>();
    int moves;

    ScriptedWorkflow stands(String status) {
      return offers(status, Offered.plain("from " + status, "review", "In Review"));
    }

    ScriptedWorkflow offers(String status, Offered... offered) {
      script.add(new Standing("10001", "ABC-1", KIND, status, List.of(offered), Set.of()));
      return this;
    }

    ScriptedWorkflow moves() {
      script.add("moved");
      return this;
    }

    ScriptedWorkflow refuses(UpstreamException failure) {
      script.add(failure);
      return this;
    }

    ScriptedWorkflow fails(UpstreamException failure) {
      script.add(failure);
      return this;
    }

    ScriptedWorkflow forget() {
      script.clear();
      return this;
    }

    void rewind() {
      left = new ArrayDeque<>(script);
      moves = 0;
      steps.clear();
      sampled.clear();
    }

    @Override
    public Uni<Standing> standing(String issueId, Set<String> fields, Calls calls) {
      calls.spend();
      Object next = left.remove();
      return next instanceof Standing standing
          ? Uni.createFrom().item(standing)
          : Uni.createFrom().failure((UpstreamException) next);
    }

    @Override
    public Uni<Optional<Standing>> sample(IssueKind kind, String status, Calls calls) {
      calls.spend();
      sampled.add(status);
      return Uni.createFrom().item(Optional.ofNullable(samples.get(status)));
    }

    @Override
    public Uni<Void> move(String issueId, Step step, Calls calls) {
      calls.spend();
      moves++;
      steps.add(step);
      Object next = left.remove();
      return next instanceof UpstreamException failure
          ? Uni.createFrom().failure(failure)
          : Uni.createFrom().voidItem();
    }
  }
}
