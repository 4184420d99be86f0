package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.port.JiraSiteContract;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.rest.PlainClients;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Secret;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class CloudSiteComponentTest extends JiraSiteContract {

  private static final String ACCOUNT = "lockstep@example.com";

  @Override
  protected JiraPeople people() {
    return SANDBOX
        .client()
        .jira(name, new Requests.Site("America/New_York", 0L, Map.of(ACCOUNT, "token")));
  }

  @Override
  protected Site site() {
    return site("token");
  }

  @Override
  protected Site stranger() {
    return site("another");
  }

  private Site site(String token) {
    JiraInstance instance =
        new JiraInstance(
            name,
            Deployment.CLOUD,
            URI.create(PEOPLE_GO_TO),
            SANDBOX.jira(name),
            new JiraCredential.Basic(ACCOUNT, new Secret(token)),
            null,
            List.of(),
            List.of(),
            false,
            500,
            JiraFields.NONE,
            null,
            List.of());
    return CloudSites.site(PlainClients.of(JiraApi.class, instance), instance, Clock.systemUTC());
  }

  @Override
  protected String path() {
    return "/jira/" + name + "/";
  }

  @Override
  protected int page() {
    return 100;
  }

  @Test
  void what_it_says_against_a_question_for_changelogs_is_told() {
    people();

    assertThatThrownBy(() -> await(site().histories().page(List.of(), Optional.empty())))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("issueIdsOrKeys must name 1 to 1000 issues.");
  }
}
