package dev.lockstep.scm.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.Topics;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.Topic;
import dev.lockstep.scm.azuredevops.AzureDevOps;
import dev.lockstep.scm.azuredevops.AzureDevOpsClient;
import dev.lockstep.scm.azuredevops.Boards;
import dev.lockstep.scm.azuredevops.Scope;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.settings.AzureDevOpsSettings;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.settings.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Many revisions on the whole way: simulator, provider, collector, broker. How fast is logged, and
 * how many there are is {@code lockstep.revisions}.
 */
@QuarkusTest
@RealParts
class WorkItemVolumeComponentTest {

  private static final Logger LOG = Logger.getLogger(WorkItemVolumeComponentTest.class);
  private static final int REVISIONS_PER_ITEM = 5;
  private static final int ITEMS =
      Integer.getInteger("lockstep.revisions", 5_000) / REVISIONS_PER_ITEM;

  @Inject ReadFeed readFeed;

  @Test
  void every_revision_is_published_page_by_page() {
    try (Sandbox sandbox = Sandbox.start();
        Topic<HistoryPage> histories = new Topic<>(Topics.HISTORY, HistoryPage.class)) {
      String organization = "volume-" + System.nanoTime();
      sandbox.client().azureDevOps(organization).seed("Shop", ITEMS, REVISIONS_PER_ITEM);
      Feed feed = feed(sandbox, organization);

      long start = System.nanoTime();
      Traversal traversal =
          readFeed.read(feed, Projects.NONE).await().atMost(Duration.ofMinutes(5));
      double seconds = (System.nanoTime() - start) / 1e9;

      LOG.infof(
          "work item revisions=%d seconds=%.2f per-second=%.0f calls=%d",
          ITEMS * REVISIONS_PER_ITEM,
          seconds,
          ITEMS * REVISIONS_PER_ITEM / seconds,
          sandbox.client().calls("azure-devops", ""));
      assertThat(traversal).isInstanceOf(Traversal.Completed.class);
      assertThat(
              histories.all(page -> page.item().instance().equals(organization)).stream()
                  .mapToInt(page -> page.entries().size())
                  .sum())
          .isEqualTo(ITEMS * (REVISIONS_PER_ITEM - 1));
    }
  }

  private static Feed feed(Sandbox sandbox, String organization) {
    AzureDevOpsSettings settings =
        new AzureDevOpsSettings(
            sandbox.azureDevOps(),
            organization,
            List.of(),
            new AzureDevOpsSettings.Credential.PersonalAccessToken(new Secret("token")),
            RepositoryPatterns.ALL,
            Map.of(),
            null,
            List.of(),
            false,
            1_000);
    UpstreamGateway gateway =
        new UpstreamGateway(
            "azure-devops/volume",
            new Pace(1_000, () -> 1),
            Duration.ofSeconds(30),
            Clock.systemUTC(),
            new SimpleMeterRegistry());
    AzureDevOps host =
        new AzureDevOps(
            new Scope(List.of(), RepositoryPatterns.ALL),
            Boards.PLAIN,
            Duration.ofMinutes(10),
            AzureDevOpsClient.of(settings, gateway, Clock.systemUTC()),
            sandbox.uri(),
            Clock.systemUTC());
    return host.feeds().get(0);
  }
}
