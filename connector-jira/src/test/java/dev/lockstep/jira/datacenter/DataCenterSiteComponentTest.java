package dev.lockstep.jira.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.port.JiraSiteContract;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.rest.PlainClients;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.control.Requests.AccessToken;
import dev.lockstep.sandbox.control.Requests.DataCenterSite;
import dev.lockstep.sandbox.control.Requests.Seed;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Secret;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@RealParts
class DataCenterSiteComponentTest extends JiraSiteContract {

  private static final Instant ENDS = Instant.parse("2027-03-01T00:00:00Z");

  @Override
  protected JiraPeople people() {
    return people(true);
  }

  private JiraPeople people(boolean epochMillisInJql) {
    // Profiles get the zone that the site has when their owners join.
    SANDBOX
        .client()
        .jiraDataCenter(
            name, new DataCenterSite("America/New_York", 0L, null, null, null, null, null));
    return SANDBOX
        .client()
        .jiraDataCenter(
            name,
            new DataCenterSite(
                null,
                null,
                10,
                List.of(),
                Map.of("bot", "right"),
                Map.of("pat", new AccessToken("bot", ENDS.toEpochMilli())),
                epochMillisInJql));
  }

  @Override
  protected Site site() {
    return site(new JiraCredential.Bearer(new Secret("pat")));
  }

  @Override
  protected Site stranger() {
    return site(new JiraCredential.Bearer(new Secret("another")));
  }

  private Site site(JiraCredential credential) {
    JiraInstance instance =
        new JiraInstance(
            name,
            Deployment.DATACENTER,
            URI.create(PEOPLE_GO_TO),
            SANDBOX.jiraDataCenter(name),
            credential,
            null,
            List.of(),
            List.of(),
            false,
            500,
            JiraFields.NONE,
            null,
            List.of());
    return DataCenterSites.site(
        PlainClients.of(DataCenterApi.class, instance), instance, Clock.systemUTC());
  }

  @Override
  protected String path() {
    return "/jira-dc/" + name + "/";
  }

  @Override
  protected int page() {
    return 1000;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_changed_is_found_whether_or_not_the_site_reads_milliseconds(boolean milliseconds) {
    people(milliseconds).seed(Seed.stories("ABC", 20));
    Site site = site();
    List<WorkItem> all = items(site, Instant.EPOCH);
    Instant since = all.get(10).updated();

    List<WorkItem> found = items(site, since);

    assertThat(found).containsAll(all.subList(10, 20));
    assertThat(found)
        .allSatisfy(
            one ->
                assertThat(one.updated())
                    .isAfterOrEqualTo(
                        milliseconds ? since : since.truncatedTo(ChronoUnit.MINUTES)));
  }

  /** More than the server gives by row numbers. */
  @Test
  void a_site_of_any_size_is_listed() {
    people().seed(Seed.stories("ABC", 10_500));
    Site site = site();
    Set<String> ids = new HashSet<>();
    Optional<String> token = Optional.empty();
    do {
      IssueIds.Page page = await(site.ids().page(null, token));
      page.issues().forEach(one -> ids.add(one.id()));
      token = page.next();
    } while (token.isPresent());

    assertThat(ids).hasSize(10_500);
  }

  @Test
  void all_of_a_long_history_comes_with_the_issue() {
    people().seed(new Seed("ABC", 2, "Story", false, 60, null));

    assertThat(await(site().changed().changed(Instant.EPOCH, Optional.empty())).issues())
        .allSatisfy(one -> assertThat(one.histories()).hasSizeGreaterThanOrEqualTo(60));
  }

  @Test
  void the_token_tells_when_it_ends() {
    people();

    assertThat(await(site().account().tokenExpires())).contains(ENDS);
    assertThat(
            await(
                site(new JiraCredential.Basic("bot", new Secret("right")))
                    .account()
                    .tokenExpires()))
        .isEmpty();
  }

  @Test
  void an_account_that_is_asked_for_a_captcha_is_left_alone() {
    people();
    Site site = site(new JiraCredential.Basic("bot", new Secret("wrong")));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> await(site.account().prove(new Calls())))
          .isInstanceOf(Unauthorized.class)
          .hasMessageContaining("401");
    }
    assertThatThrownBy(() -> await(site.account().prove(new Calls())))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("CAPTCHA");
    long before = SANDBOX.client().calls("jira-dc", "/myself");

    assertThatThrownBy(() -> await(site.account().prove(new Calls())))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("CAPTCHA");
    assertThat(SANDBOX.client().calls("jira-dc", "/myself")).isEqualTo(before);
  }

  @Test
  void an_empty_bucket_of_the_user_stops_all_calls() {
    people().project("ABC", "Alphabet");
    IssueView issue = people().story("ABC", "Busy");
    Site site = site();
    SANDBOX.client().faults("{\"limits\":{\"jiraDataCenterRequests\":1}}");

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                await(site.workflow().standing(issue.id(), Set.of(), new Calls()));
              }
            })
        .isInstanceOfSatisfying(
            Throttled.class, limit -> assertThat(limit.scope()).isEqualTo(Scope.CREDENTIAL));
  }
}
