package dev.lockstep.jira.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.jira.port.Webhooks.Registered;
import dev.lockstep.jira.port.Webhooks.Wanted;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.control.Views.IssueView;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The webhook that an OAuth client has, from the site to the topic. Nothing but the client's secret
 * is configured for instance 5, so only a JWT that is signed with it is proof there.
 */
@QuarkusTest
@RealParts
class ClientsWebhookComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TestHTTPResource("/webhook/jira/5")
  URI hooks;

  @Inject Sites sites;

  private final JiraPeople people = SandboxSites.client().jira("five");

  @Test
  void a_change_is_told_by_the_site_proven_by_the_clients_secret_and_read_again() {
    Site site = sites.find("5").orElseThrow();
    site.webhooks()
        .register(
            new Wanted(
                hooks.toString(), Set.of("jira:issue_created"), "project in (\"APP\")", null))
        .await()
        .atMost(PATIENCE);
    assertThat(site.webhooks().registered().await().atMost(PATIENCE))
        .extracting(Registered::url)
        .containsExactly(hooks.toString());

    IssueView issue = people.story("APP", "Told by a client");

    try (Published hints = new Published(Topics.HINT_JIRA);
        Published live = new Published(Topics.WORK_ITEM)) {
      WorkItemHinted hint =
          hints.one(
              WorkItemHinted.class, one -> one.item().toString().equals("jira/5/" + issue.id()));
      assertThat(hint.upstreamEvent()).isEqualTo("jira:issue_created");
      live.one(
          WorkItemChanged.class, one -> one.item().ref().toString().equals("jira/5/" + issue.id()));
    }
  }
}
