package dev.lockstep.jira.collect;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.Replica;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.cloud.SandboxSite;
import dev.lockstep.jira.collect.LookAgain.Seen;
import dev.lockstep.jira.collect.TakeCensus.Answer;
import dev.lockstep.jira.port.Presence;
import dev.lockstep.jira.port.Site;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class DeletionComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject CollectChanges collectChanges;
  @Inject LookAgain lookAgain;
  @Inject TakeCensus takeCensus;
  @Inject Notices notices;
  @Inject Pool pool;

  private final SandboxClient sandbox = SandboxSites.client();
  private final Published live = new Published(Topics.WORK_ITEM);

  @AfterEach
  void nothing_goes_wrong_any_more() {
    sandbox.noFaults();
    live.close();
  }

  @Test
  void a_deleted_issue_is_told_once_and_later_than_any_version_of_it() {
    Fresh fresh = seeded(3);
    IssueView issue = fresh.people.issue("ABC-2");
    fresh.people.delete("ABC-2", "Ada");

    assertThat(look(fresh.site, issue.id())).isEqualTo(new Seen(0, 1, 1));
    assertThat(look(fresh.site, issue.id())).isEqualTo(new Seen(0, 1, 0));

    assertThat(deleted(fresh))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.data().item().id()).isEqualTo(issue.id());
              assertThat(one.data().key()).isEqualTo("ABC-2");
              assertThat(one.data().version()).isGreaterThan(issue.updated());
              assertThat(one.causationId()).isNotNull();
            });
  }

  @Test
  void what_nobody_was_told_of_is_not_told_to_be_gone() {
    Fresh fresh = seeded(1);

    assertThat(look(fresh.site, "99999999")).isEqualTo(new Seen(0, 1, 0));
    assertThat(deleted(fresh)).isEmpty();
  }

  @Test
  void a_credential_that_is_refused_deletes_nothing() {
    Fresh fresh = seeded(2);
    String id = fresh.people.issue("ABC-1").id();
    sandbox.jira(
        fresh.site.id(), new Requests.Site(null, null, Map.of("lockstep@example.com", "another")));

    assertThatThrownBy(() -> look(fresh.site, id)).isInstanceOf(Unauthorized.class);
    assertThat(deleted(fresh)).isEmpty();
  }

  @Test
  void no_answer_and_a_wrong_answer_delete_nothing() {
    Fresh fresh = seeded(2);
    String id = fresh.people.issue("ABC-1").id();
    fresh.people.delete("ABC-1", "Ada");
    String only = "\"only\":\"/" + fresh.site.id() + "/rest/api/3/issue/" + id + "\"}}";

    sandbox.faults("{\"jira\":{\"errorRate\":1,\"errorStatus\":503," + only);
    assertThatThrownBy(() -> look(fresh.site, id)).isInstanceOf(Unavailable.class);
    sandbox.noFaults();
    sandbox.faults("{\"jira\":{\"htmlRate\":1," + only);
    assertThatThrownBy(() -> look(fresh.site, id)).isInstanceOf(Unauthorized.class);
    sandbox.noFaults();
    sandbox.faults("{\"jira\":{\"cutRate\":1," + only);
    assertThatThrownBy(() -> look(fresh.site, id)).isInstanceOf(Unavailable.class);
    assertThat(deleted(fresh)).isEmpty();

    sandbox.noFaults();
    assertThat(look(fresh.site, id).deleted()).isEqualTo(1);
  }

  @Test
  void what_may_not_be_seen_and_what_does_not_answer_in_time_is_not_deleted() {
    Fresh fresh = seeded(2);
    String id = fresh.people.issue("ABC-1").id();
    fresh.people.delete("ABC-1", "Ada");
    String only = "\"only\":\"/" + fresh.site.id() + "/rest/api/3/issue/" + id + "\"}}";

    sandbox.faults("{\"jira\":{\"errorRate\":1,\"errorStatus\":403," + only);
    assertThatThrownBy(() -> look(fresh.site, id))
        .isInstanceOfSatisfying(
            Unauthorized.class, refused -> assertThat(refused.forbidden()).isTrue());
    sandbox.noFaults();
    sandbox.faults("{\"jira\":{\"latencyMillis\":30000," + only);
    Site hasty = SandboxSite.hasty(fresh.site.id());
    // The HTTP client has more than one name for an answer that it did not wait for.
    assertThatThrownBy(() -> look(hasty, id)).isInstanceOf(Unavailable.class);
    assertThat(deleted(fresh)).isEmpty();

    sandbox.noFaults();
    assertThat(look(fresh.site, id).deleted()).isEqualTo(1);
  }

  @Test
  void an_issue_whose_project_cannot_be_seen_is_not_deleted() {
    Fresh fresh = seeded(2);
    String id = fresh.people.issue("ABC-1").id();
    fresh.people.delete("ABC-1", "Ada");

    assertThat(look(fresh.seeing(sees(false, false)), id).deleted()).isZero();
    assertThat(look(fresh.seeing(sees(true, true)), id).deleted()).isZero();
    assertThat(deleted(fresh)).isEmpty();
  }

  @Test
  void what_comes_back_is_told_again_in_a_later_version() {
    Fresh fresh = seeded(2);
    IssueView issue = fresh.people.issue("ABC-1");

    assertThat(look(fresh.blind(), issue.id()).deleted()).isEqualTo(1);
    collect(fresh.site); // a search may show what is gone for a while
    assertThat(changed(fresh, issue.id())).isEmpty();
    assertThat(look(fresh.site, issue.id()).published()).isEqualTo(1);

    assertThat(changed(fresh, issue.id()))
        .singleElement()
        .satisfies(
            back ->
                assertThat(back.data().version())
                    .isGreaterThan(deleted(fresh).get(0).data().version()));
    assertThat(look(fresh.site, issue.id()).published()).isZero();
  }

  @Test
  void too_many_deletions_are_held_back_until_exactly_so_many_are_accepted() {
    Fresh fresh = seeded(60);
    List<String> ids =
        IntStream.rangeClosed(1, 25).mapToObj(i -> fresh.people.issue("ABC-" + i).id()).toList();
    IntStream.rangeClosed(1, 25).forEach(i -> fresh.people.delete("ABC-" + i, "Ada"));

    assertThat(look(fresh.site, ids.toArray(String[]::new))).isEqualTo(new Seen(0, 25, 0));
    assertThat(notices.all().get(fresh.site.id())).contains("25 of 60");

    Census found = ((Answer.Taken) take(fresh.site, OptionalInt.empty())).census();
    assertThat(found.missing()).isEqualTo(25);
    assertThat(found.known()).isEqualTo(60);
    assertThat(found.listed()).isEqualTo(35);
    assertThat(found.waits()).isTrue();
    assertThat(notices.all().get(fresh.site.id()))
        .isEqualTo(
            "census: 25 of 60 issues are missing; nothing was deleted; POST /jira/%s/census?accept=25 to accept"
                .formatted(fresh.site.id()));
    assertThat(take(fresh.site, OptionalInt.of(24))).isInstanceOf(Answer.NotAccepted.class);
    assertThat(deleted(fresh)).isEmpty();

    Census accepted = ((Answer.Taken) take(fresh.site, OptionalInt.of(25))).census();
    assertThat(accepted.deleted()).isEqualTo(25);
    assertThat(deleted(fresh)).hasSize(25);
    assertThat(notices.all()).doesNotContainKey(fresh.site.id());
    assertThat(takeCensus.last(fresh.site).await().atMost(PATIENCE))
        .hasValueSatisfying(last -> assertThat(last.deleted()).isEqualTo(25));
  }

  @Test
  void a_census_of_what_is_known_is_one_call_and_what_is_not_is_hinted() {
    Fresh fresh = seeded(40);
    sandbox.resetCalls();
    Census same = ((Answer.Taken) take(fresh.site, OptionalInt.empty())).census();
    assertThat(same).isEqualTo(new Census(same.at(), 40, 40, 0, 0, 0, 0, false));
    assertThat(sandbox.calls("jira", "/search/jql")).isEqualTo(1);
    assertThat(sandbox.calls("jira", "")).isEqualTo(1);

    IssueView missed = fresh.people.story("ABC", "Missed");
    fresh.people.delete("ABC-7", "Ada");
    Census other = ((Answer.Taken) take(fresh.site, OptionalInt.empty())).census();

    assertThat(other.unknown()).isEqualTo(1);
    assertThat(other.deleted()).isEqualTo(1);
    try (Published hints = new Published(Topics.HINT_JIRA)) {
      hints.await(
          WorkItemHinted.class, 1, hint -> hint.item().toString().equals(fresh.ref(missed.id())));
    }
  }

  @Test
  void a_census_is_taken_once_at_a_time_by_whichever_replica() {
    Fresh fresh = seeded(3);
    Replica other = new Replica(pool, fresh.site.scope() + "/census");
    other.holds();
    sandbox.resetCalls();

    assertThat(take(fresh.site, OptionalInt.empty()))
        .isEqualTo(new Answer.NotNow("a census of it is being taken"));
    assertThat(sandbox.calls("jira", "")).isZero();

    other.ends();
    List<Answer> both =
        Uni.join()
            .all(
                takeCensus.take(fresh.site, OptionalInt.empty()),
                takeCensus.take(fresh.site, OptionalInt.empty()))
            .andFailFast()
            .await()
            .atMost(PATIENCE);
    assertThat(both).filteredOn(Answer.Taken.class::isInstance).hasSize(1);
    assertThat(both).filteredOn(Answer.NotNow.class::isInstance).hasSize(1);
    assertThat(other.canHold()).isFalse();
  }

  private Fresh seeded(int count) {
    Fresh fresh = new Fresh();
    fresh.people.seed(Requests.Seed.stories("ABC", count));
    collect(fresh.site);
    return fresh;
  }

  private void collect(Site site) {
    collectChanges.collect(site).await().atMost(PATIENCE);
  }

  private Seen look(Site site, String... ids) {
    Map<String, Envelope<?>> causes =
        Stream.of(ids)
            .map(id -> WorkItemRef.jira(site.id(), id))
            .collect(
                toMap(
                    WorkItemRef::toString,
                    ref ->
                        Envelope.of(
                            "/test",
                            Instant.now(),
                            Origin.LIVE,
                            new WorkItemHinted(
                                ref, "jira:issue_deleted", null, 1, Instant.now()))));
    return lookAgain.at(site, causes).await().atMost(PATIENCE);
  }

  private Answer take(Site site, OptionalInt accepted) {
    return takeCensus.take(site, accepted).await().atMost(PATIENCE);
  }

  private static Presence sees(boolean issue, boolean project) {
    return new Presence() {
      @Override
      public Uni<Boolean> issue(String issueId) {
        return Uni.createFrom().item(issue);
      }

      @Override
      public Uni<Boolean> project(String key) {
        return Uni.createFrom().item(project);
      }
    };
  }

  private List<Envelope<WorkItemDeleted>> deleted(Fresh fresh) {
    return live.now(WorkItemDeleted.class, one -> one.item().toString().startsWith(fresh.ref("")));
  }

  private List<Envelope<WorkItemChanged>> changed(Fresh fresh, String id) {
    return live.now(
        WorkItemChanged.class, one -> one.item().ref().toString().equals(fresh.ref(id)));
  }
}
