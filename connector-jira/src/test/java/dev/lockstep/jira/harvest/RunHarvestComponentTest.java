package dev.lockstep.jira.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.connector.CursorStore;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RunCompleted;
import dev.lockstep.contract.RunFailed;
import dev.lockstep.contract.RunHarvest;
import dev.lockstep.contract.RunPage;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.Replica;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.SandboxClient;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class RunHarvestComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Publisher publisher;
  @Inject CursorStore cursors;
  @Inject Pool pool;

  private final SandboxClient sandbox = SandboxSites.client();
  private final Published runs = new Published(Topics.RUN);
  private final Published bulk = new Published(Topics.WORK_ITEM_BULK);
  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void everything_was_read_once() {
    await()
        .atMost(PATIENCE)
        .until(() -> cursors.load("jira/2").await().atMost(PATIENCE).isPresent());
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    sandbox.noFaults();
    runs.close();
    bulk.close();
  }

  @Test
  void every_item_in_scope_is_told_once_more_and_the_end_covers_them() {
    harvest(run, "2", null);
    RunCompleted completed = runs.one(RunCompleted.class, one -> one.runId().equals(run));

    assertThat(completed.items()).isEqualTo(SandboxSites.SEEDED);
    assertThat(runs.now(RunPage.class, page -> page.runId().equals(run)))
        .extracting(page -> page.data().page() + ": " + page.data().items())
        .containsExactly("1: " + SandboxSites.SEEDED);
    List<Envelope<WorkItemChanged>> told = told(run);
    assertThat(told).hasSize(SandboxSites.SEEDED);
    assertThat(told).allMatch(one -> one.origin() == Origin.BACKFILL);
    assertThat(completed.ends().keySet()).allMatch(key -> key.startsWith(Topics.WORK_ITEM_BULK));
    assertThat(completed.ends().values().stream().mapToLong(end -> end + 1).sum())
        .isGreaterThanOrEqualTo(2L * SandboxSites.SEEDED);
  }

  @Test
  void the_same_run_is_never_run_twice() {
    harvest(run, "2", "project = OLD AND key in (OLD-1, OLD-2)");
    runs.one(RunCompleted.class, one -> one.runId().equals(run));
    harvest(run, "2", "project = OLD");
    String other = UUID.randomUUID().toString();
    harvest(other, "2", "key = OLD-3");
    runs.one(RunCompleted.class, one -> one.runId().equals(other));

    assertThat(told(run)).hasSize(2);
    assertThat(runs.now(RunCompleted.class, one -> one.runId().equals(run))).hasSize(1);
  }

  @Test
  void a_query_that_jira_refuses_and_an_unknown_instance_end_the_run_with_the_reason() {
    harvest(run, "2", "nonsense = 1");
    assertThat(runs.one(RunFailed.class, one -> one.runId().equals(run)).reason())
        .contains("nonsense");

    String other = UUID.randomUUID().toString();
    harvest(other, "nobody", null);
    assertThat(runs.one(RunFailed.class, one -> one.runId().equals(other)).reason())
        .contains("No Jira instance 'nobody'", "1, 2, 3");
    assertThat(runs.now(RunCompleted.class, one -> one.runId().equals(run))).isEmpty();
  }

  @Test
  void what_fails_on_the_way_waits_and_is_told_in_the_end() {
    sandbox.faults(
        "{\"jira\":{\"errorRate\":1,\"only\":\"/jira/two/rest/api/3/issue/bulkfetch\"}}");
    harvest(run, "2", null);
    await().atMost(PATIENCE).until(() -> sandbox.calls("jira", "/issue/bulkfetch") > 0);
    sandbox.noFaults();

    assertThat(runs.one(RunCompleted.class, one -> one.runId().equals(run)).items())
        .isEqualTo(SandboxSites.SEEDED);
    assertThat(runs.now(RunFailed.class, one -> one.runId().equals(run))).isEmpty();
  }

  @Test
  void a_site_that_another_replica_harvests_is_left_alone_until_that_has_ended() {
    Replica other = new Replica(pool, "jira/2/harvest");
    other.holds();
    harvest(run, "2", "key = OLD-4");
    await().atMost(PATIENCE).until(() -> waitsFor(run).contains("another harvest of this site"));

    assertThat(told(run)).isEmpty();
    assertThat(runs.now(RunPage.class, page -> page.runId().equals(run))).isEmpty();

    other.ends();
    assertThat(runs.one(RunCompleted.class, one -> one.runId().equals(run)).items()).isEqualTo(1);
    await().atMost(PATIENCE).until(other::canHold);
    other.ends();
  }

  private String waitsFor(String id) {
    return pool
        .preparedQuery("select coalesce(reason, '') from work where key = $1")
        .execute(Tuple.of(id))
        .await()
        .atMost(PATIENCE)
        .stream()
        .map(row -> row.getString(0))
        .collect(Collectors.joining());
  }

  private void harvest(String id, String instance, @Nullable String query) {
    Instant now = Instant.now();
    publisher
        .publish(
            List.of(
                Envelope.of(
                    "/test",
                    now,
                    Origin.LIVE,
                    new RunHarvest(id, instance, query, "A test wants to know.", now))))
        .await()
        .atMost(PATIENCE);
  }

  private List<Envelope<WorkItemChanged>> told(String id) {
    return bulk.now(WorkItemChanged.class, one -> true).stream()
        .filter(one -> id.equals(one.runId()))
        .toList();
  }
}
