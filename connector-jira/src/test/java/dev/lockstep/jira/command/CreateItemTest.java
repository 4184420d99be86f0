package dev.lockstep.jira.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CreateWorkItem;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.SampleSites;
import dev.lockstep.jira.Unused;
import dev.lockstep.jira.edit.FieldMeta;
import dev.lockstep.jira.edit.Screen;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.NewIssues;
import dev.lockstep.jira.port.Site;
import dev.lockstep.settings.Settings;
import dev.lockstep.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a claim whose end nobody knows. */
class CreateItemTest {

  private static final Settings SETTINGS =
      Settings.read(
              Map.of(
                  "JIRA_1_BASE_URL", "https://one.example.com",
                  "JIRA_1_USERNAME", "lockstep@example.com",
                  "JIRA_1_API_TOKEN", "token"),
              Set.of())
          .orThrow();

  private final MutableClock clock = MutableClock.at("2026-01-05T12:00:00Z");
  private final Claims claims = new Claims();
  private final Issues issues = new Issues();

  @Test
  void after_a_crash_before_it_was_made_it_is_made_when_the_index_had_its_time() {
    claims.claim = new Creations.Creation(clock.instant(), clock.instant(), null);

    Attempt.Waits waits = (Attempt.Waits) attempt();
    assertThat(waits.pause()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(waits.reason()).contains("until 2026-01-05T12:10:00Z");
    assertThat(issues.made).isZero();

    clock.advance(Duration.ofMinutes(10));
    assertThat(applied().wrote()).isTrue();
    assertThat(issues.made).isEqualTo(1);
  }

  @Test
  void after_a_crash_when_it_was_made_it_is_found() {
    claims.claim = new Creations.Creation(clock.instant(), clock.instant(), null);
    issues.stamped = new NewIssues.Created("10007", "MIR-7");

    assertThat(applied().createdKey()).isEqualTo("MIR-7");
    assertThat(issues.made).isZero();
    assertThat(applied().wrote()).isFalse();
  }

  @Test
  void a_timeout_leaves_the_claim_and_the_index_its_time_again() {
    issues.failure = new Unavailable("timeout");
    assertThat(attempt()).isInstanceOf(Attempt.Waits.class);
    issues.failure = null;
    clock.advance(Duration.ofMinutes(9));

    assertThat(attempt()).isInstanceOf(Attempt.Waits.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(applied().wrote()).isTrue();
    assertThat(issues.made).isEqualTo(1);
  }

  @Test
  void what_jira_did_not_even_begin_is_made_as_soon_as_it_may_be() {
    issues.failure = new Throttled("429", Duration.ofSeconds(7), Scope.ENDPOINT);
    assertThat(((Attempt.Waits) attempt()).pause()).isEqualTo(Duration.ofSeconds(7));
    issues.failure = null;

    assertThat(applied().wrote()).isTrue();
  }

  @Test
  void whoever_loses_the_race_for_a_claim_makes_nothing() {
    claims.stolen = true;

    assertThat(attempt()).isInstanceOf(Attempt.Waits.class);
    assertThat(issues.made).isZero();
  }

  private CommandApplied applied() {
    return (CommandApplied) ((Attempt.Ended) attempt()).outcome();
  }

  private Attempt attempt() {
    CreateWorkItem command =
        new CreateWorkItem(
            new WorkItemRef("jira", "2", "42"),
            "OLD-42",
            "1",
            "MIR",
            "story",
            new WantedFields(Map.of("summary", "Made"), Map.of(), Set.of(), Map.of(), Map.of()),
            "a test wants it",
            clock.instant());
    Envelope<CreateWorkItem> envelope = Envelope.of("/test", clock.instant(), Origin.LIVE, command);
    NewItems newItems = new NewItems(claims, new Accounts(Unused.part(KnownAccounts.class), clock));
    Attachments attachments = new Attachments(Unused.part(AttachedFiles.class));
    Site site = SampleSites.writing("1", issues);
    return new CreateItem(claims, newItems, attachments, SETTINGS)
        .attempt(new Order<>(site, envelope, clock))
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private static final class Claims implements Creations {
    @Nullable Creation claim;
    boolean stolen;

    @Override
    public Uni<Optional<Creation>> find(String source, String instance) {
      return Uni.createFrom().item(Optional.ofNullable(claim));
    }

    @Override
    public Uni<Boolean> claim(
        String source, String instance, String commandId, @Nullable Instant last, Instant now) {
      if (!stolen) {
        claim = new Creation(claim == null ? now : claim.claimedAt(), now, null);
      }
      return Uni.createFrom().item(!stolen);
    }

    @Override
    public Uni<Void> made(String source, String instance, NewIssues.Created made) {
      Instant at = claim == null ? Instant.EPOCH : claim.claimedAt();
      claim = new Creation(at, at, made);
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> release(String source, String instance) {
      claim = null;
      return Uni.createFrom().voidItem();
    }
  }

  private static final class Issues implements NewIssues {
    int made;
    @Nullable Created stamped;
    @Nullable UpstreamException failure;

    @Override
    public Uni<Map<String, String>> types(String project, Calls calls) {
      return Uni.createFrom().item(Map.of("10101", "Story"));
    }

    @Override
    public Uni<Screen> screen(String project, String typeId, Calls calls) {
      FieldMeta summary =
          new FieldMeta(
              "summary", "Summary", "string", null, false, true, false, Set.of("set"), null);
      return Uni.createFrom().item(Screen.create(Map.of("summary", summary)));
    }

    @Override
    public Uni<Created> create(Draft draft, Calls calls) {
      if (failure != null) {
        return Uni.createFrom().failure(failure);
      }
      made++;
      return Uni.createFrom().item(new Created("10001", "MIR-1"));
    }

    @Override
    public Uni<Optional<Created>> stamped(
        String project, String source, Duration age, Calls calls) {
      return Uni.createFrom().item(Optional.ofNullable(stamped));
    }

    @Override
    public Uni<Void> delete(String issueId, Calls calls) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<List<String>> subtasks(String issueId, Calls calls) {
      throw new UnsupportedOperationException();
    }
  }
}
