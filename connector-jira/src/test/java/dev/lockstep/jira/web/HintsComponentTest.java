package dev.lockstep.jira.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What becomes of a webhook that was taken. */
@QuarkusTest
@RealParts
class HintsComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TestHTTPResource("/webhook/jira/1")
  URI hooks;

  @Inject Publisher publisher;
  @Inject Pool pool;

  private final SandboxClient sandbox = SandboxSites.client();
  private final JiraPeople people = sandbox.jira("one");

  @Test
  void a_hinted_item_is_read_by_id_however_far_the_index_lags() {
    sandbox.jira("one", new Requests.Site(null, 600_000L, null));
    sandbox.jiraHooks("one", hooks, SandboxSites.SECRET);
    try (Published live = new Published(Topics.WORK_ITEM);
        Published hints = new Published(Topics.HINT_JIRA)) {
      IssueView issue = people.story("ABC", "Hinted");
      live.one(WorkItemChanged.class, e -> e.item().key().equals(issue.key()));
      people.move(issue.key(), "In Progress", "Ada");

      Envelope<WorkItemChanged> moved =
          live.await(
                  WorkItemChanged.class,
                  1,
                  e ->
                      e.item().key().equals(issue.key())
                          && e.item().status().name().equals("In Progress"))
              .get(0);
      assertThat(moved.data().changes()).hasSize(1);
      assertThat(
              hints.now(WorkItemHinted.class, hint -> hint.item().id().equals(issue.id())).stream()
                  .map(Envelope::id))
          .contains(moved.causationId());
    } finally {
      sandbox.hooks(new Requests.Hooks(Map.of(), null));
      sandbox.jira("one", new Requests.Site(null, 0L, null));
    }
  }

  @Test
  void doubled_and_overtaking_hooks_tell_each_change_once() {
    sandbox.faults("{\"hooks\":{\"duplicateRate\":0.5,\"delayRate\":0.5,\"delayMillis\":200}}");
    sandbox.jiraHooks("one", hooks, SandboxSites.SECRET);
    try (Published live = new Published(Topics.WORK_ITEM)) {
      List<IssueView> issues = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        issues.add(people.story("ABC", "Shuffled " + i));
      }
      for (String status : List.of("In Progress", "In Review", "Dev Testing")) {
        issues.forEach(issue -> people.move(issue.key(), status, "Ada"));
      }
      for (IssueView issue : issues) {
        live.one(
            WorkItemChanged.class,
            e ->
                e.item().key().equals(issue.key())
                    && e.item().status().name().equals("Dev Testing"));
      }
      await().atMost(PATIENCE).until(() -> sandbox.quiet().quiet() && waiting("jira/1/%") == 0);
      for (IssueView issue : issues) {
        List<Envelope<WorkItemChanged>> events =
            live.now(WorkItemChanged.class, e -> e.item().key().equals(issue.key()));
        List<String> told =
            events.stream()
                .flatMap(e -> e.data().changes().stream())
                .filter(change -> change.field().equals("status"))
                .map(change -> change.to() + "")
                .toList();

        assertThat(told).containsExactly("In Progress", "In Review", "Dev Testing");
        assertThat(events.stream().map(e -> e.data().version()).toList()).isSorted();
      }
    } finally {
      sandbox.noFaults();
      sandbox.hooks(new Requests.Hooks(Map.of(), null));
    }
  }

  @Test
  void a_site_that_is_down_keeps_its_own_hints_and_nobody_elses() {
    IssueView issue = people.story("ABC", "Beside");
    publisher
        .publish(List.of(hint("3", "1"), hint("1", issue.id()), hint("1", "99999999")))
        .await()
        .atMost(PATIENCE);

    try (Published live = new Published(Topics.WORK_ITEM)) {
      live.one(WorkItemChanged.class, e -> e.item().key().equals(issue.key()));
    }
    await().atMost(PATIENCE).until(() -> waiting("jira/1/%") == 0);
    await().atMost(PATIENCE).until(() -> reasons("jira/3/%").contains("Unavailable"));
    Set<String> left = new TreeSet<>();
    pool.query("select key from work where lane = 1")
        .execute()
        .await()
        .atMost(PATIENCE)
        .forEach(row -> left.add(row.getString(0)));
    assertThat(left).containsExactly("jira/3/1");
  }

  private Envelope<WorkItemHinted> hint(String instance, String id) {
    Instant now = Instant.now();
    return Envelope.of(
        "/test",
        now,
        Origin.LIVE,
        new WorkItemHinted(
            WorkItemRef.jira(instance, id), "jira:issue_updated", null, now.toEpochMilli(), now));
  }

  private int waiting(String keys) {
    return pool.preparedQuery("select count(*)::int from work where key like $1")
        .execute(Tuple.of(keys))
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getInteger(0);
  }

  private String reasons(String keys) {
    List<String> reasons = new ArrayList<>();
    pool.preparedQuery("select reason from work where key like $1")
        .execute(Tuple.of(keys))
        .await()
        .atMost(PATIENCE)
        .forEach(row -> reasons.add(String.valueOf(row.getString(0))));
    return String.join(" ", reasons);
  }
}
