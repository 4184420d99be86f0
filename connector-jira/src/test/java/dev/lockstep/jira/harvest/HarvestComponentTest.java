package dev.lockstep.jira.harvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RunCompleted;
import dev.lockstep.contract.RunHarvest;
import dev.lockstep.contract.RunPage;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.cloud.SandboxSite;
import dev.lockstep.jira.harvest.HarvestRuns.Run;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.port.Site;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.settings.JiraFields;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class HarvestComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAGE = 100;
  private static final int ALL = 350;

  @Inject Harvest harvest;
  @Inject HarvestRuns runs;

  private final String name = "h" + UUID.randomUUID().toString().substring(0, 8);
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  @Test
  void what_broke_goes_on_at_its_page_and_only_that_page_is_told_twice() {
    Site site = SandboxSite.of(name, JiraFields.NONE);
    SandboxSites.client().jira(name).seed(Requests.Seed.stories("ABC", ALL));
    Instant now = Instant.now();
    RunHarvest command = new RunHarvest(name, name, null, "A test wants to know.", now);

    assertThatThrownBy(() -> finish(paged(site, 2), command)).isInstanceOf(Unavailable.class);
    assertThat(begun())
        .extracting(Run::page, Run::items, Run::complete)
        .containsExactly(2, 200, false);
    asked.clear();
    RunCompleted completed = finish(paged(site, Integer.MAX_VALUE), command);

    assertThat(asked).containsExactly("2", "3");
    assertThat(completed.items()).isEqualTo(ALL);
    try (Published bulk = new Published(Topics.WORK_ITEM_BULK);
        Published told = new Published(Topics.RUN)) {
      Map<String, Long> times =
          bulk.now(WorkItemChanged.class, one -> true).stream()
              .filter(one -> name.equals(one.runId()))
              .map(Envelope::data)
              .collect(Collectors.groupingBy(one -> one.item().key(), Collectors.counting()));
      assertThat(times).hasSize(ALL);
      assertThat(times.values()).containsOnly(1L);
      assertThat(told.now(RunPage.class, page -> page.runId().equals(name)))
          .extracting(page -> page.data().page() + ": " + page.data().items())
          .containsExactly("1: 100", "2: 100", "3: 100", "4: 50");
    }
  }

  private RunCompleted finish(Site site, RunHarvest command) {
    return harvest.finish(site, command, begun()).await().atMost(PATIENCE);
  }

  /** As whoever takes the work up finds it. */
  private Run begun() {
    return runs.begin(name, 1, Instant.now()).await().atMost(PATIENCE);
  }

  /**
   * The site with few ids to a page.
   *
   * @param last the page that cannot be had any more, counted from 0
   */
  private Site paged(Site site, int last) {
    return new Site(
        site.id(),
        site.changed(),
        site.issues(),
        site.directory(),
        site.workflow(),
        site.account(),
        (query, token) -> page(site, query, token, last),
        site.histories(),
        site.discussions(),
        site.presence(),
        site.webhooks(),
        site.fields(),
        site.writing());
  }

  private Uni<IssueIds.Page> page(
      Site site, @Nullable String query, Optional<String> token, int last) {
    int number = token.map(Integer::parseInt).orElse(0);
    asked.add(Integer.toString(number));
    return number == last
        ? Uni.createFrom().failure(new Unavailable("broken"))
        : site.ids().page(query, Optional.empty()).map(all -> part(all.issues(), number));
  }

  private static IssueIds.Page part(List<IssueIds.Listed> all, int number) {
    int to = Math.min(all.size(), (number + 1) * PAGE);
    return new IssueIds.Page(
        all.subList(number * PAGE, to),
        to < all.size() ? Optional.of(Integer.toString(number + 1)) : Optional.empty());
  }
}
