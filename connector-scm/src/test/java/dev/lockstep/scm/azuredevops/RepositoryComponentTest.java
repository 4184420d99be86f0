package dev.lockstep.scm.azuredevops;

import static dev.lockstep.scm.azuredevops.Own.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.settings.RepositoryPatterns;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which repositories there are, what their stamps show, and what lists of theirs leave out. */
@QuarkusTest
@RealParts
class RepositoryComponentTest {

  private static final String DANA = "Dana Developer";
  private static final Sandbox OWN = Sandbox.start();

  @AfterAll
  static void stop() {
    OWN.close();
  }

  private static AzureDevOpsPeople people(String organization) {
    AzureDevOpsPeople people = OWN.client().azureDevOps(organization);
    people.repository("Shop/web");
    people.push("Shop/web", "basket", DANA);
    return people;
  }

  private static AzureDevOps host(String organization, Scope scope) {
    return new AzureDevOps(
        scope,
        Boards.PLAIN,
        Duration.ofMinutes(10),
        Own.client(OWN, organization, AzureDevOpsClient.token("token")),
        URI.create("https://dev.azure.com"),
        Clock.systemUTC());
  }

  private static Set<String> names(AzureDevOps host) {
    return await(host.repositories()).stream()
        .map(one -> one.ref().name())
        .collect(Collectors.toSet());
  }

  private static String stamp(AzureDevOps host) {
    Repository only = await(host.repositories()).get(0);
    return String.valueOf(only.stamp());
  }

  @Test
  void projects_and_patterns_narrow_the_scope_and_a_disabled_repository_leaves_it() {
    AzureDevOpsPeople people = people("scope");
    people.repository("Shop/web-old");
    people.repository("Games/web");
    people.repository("Games/engine");

    RepositoryPatterns noOld = RepositoryPatterns.of(List.of("!*-old"));
    assertThat(names(host("scope", new Scope(List.of(), noOld))))
        .containsExactlyInAnyOrder("Shop:web", "Games:web", "Games:engine");
    assertThat(names(host("scope", new Scope(List.of("shop"), RepositoryPatterns.ALL))))
        .containsExactlyInAnyOrder("Shop:web", "Shop:web-old");
    assertThat(
            names(
                host(
                    "scope",
                    new Scope(List.of(), RepositoryPatterns.of(List.of("games:*", "!engine"))))))
        .containsExactly("Games:web");
    people.disable("Games/web", true);
    assertThat(names(host("scope", new Scope(List.of("Games"), RepositoryPatterns.ALL))))
        .containsExactly("Games:engine");
  }

  @Test
  void a_renamed_repository_keeps_its_id() {
    AzureDevOpsPeople people = people("renamed");
    AzureDevOps host = Own.host(OWN, "renamed", Boards.PLAIN);
    String id = await(host.repositories()).get(0).id();

    people.rename("Shop/web", "shop-web");

    Repository now = await(host.repositories()).get(0);
    assertThat(now.id()).isEqualTo(id);
    assertThat(now.ref().name()).isEqualTo("Shop:shop-web");
  }

  @Test
  void a_stamp_shows_each_change_and_nothing_else() {
    AzureDevOpsPeople people = people("stamps");
    AzureDevOps host = Own.host(OWN, "stamps", Boards.PLAIN);
    List<String> stamps = new ArrayList<>();
    stamps.add(stamp(host));
    people.push("Shop/web", "basket", DANA);
    stamps.add(stamp(host));
    int number = people.open("Shop/web", "Basket", "basket", DANA).id();
    stamps.add(stamp(host));
    people.retitle("Shop/web", number, "Another basket", DANA);
    stamps.add(stamp(host));
    people.vote("Shop/web", number, 10, "Rob Reviewer");
    stamps.add(stamp(host));
    people.act("Shop/web", number, "draft", DANA);
    stamps.add(stamp(host));
    people.act("Shop/web", number, "abandon", DANA);
    stamps.add(stamp(host));
    int brief = people.open("Shop/web", "Brief", "basket", DANA).id();
    people.act("Shop/web", brief, "abandon", DANA);
    stamps.add(stamp(host));

    assertThat(stamps).doesNotHaveDuplicates();
    assertThat(stamp(host)).isEqualTo(stamps.get(stamps.size() - 1));
  }

  @Test
  void a_description_that_the_list_cuts_is_read_once_for_as_long_as_it_stays() {
    AzureDevOpsPeople people = people("texts");
    AzureDevOps host = Own.host(OWN, "texts", Boards.PLAIN);
    RepositoryRef web = new RepositoryRef("azure-devops", "texts", "Shop:web");
    String text = "x".repeat(450) + " AB#7";
    int number =
        people
            .open(
                "Shop/web", new Requests.NewPullRequest("long", "basket", null, text, false, DANA))
            .id();

    String single = "/pullrequests/{id}";
    assertThat(seen(host, web).get(0).description()).isEqualTo(text);
    OWN.client().resetCalls();
    assertThat(seen(host, web).get(0).description()).isEqualTo(text);
    assertThat(OWN.client().calls("azure-devops", single)).isZero();
    people.act(
        "Shop/web",
        number,
        "update",
        new AzureDevOpsRequests.Action(null, "y" + text, null, false, DANA));
    assertThat(seen(host, web).get(0).description()).isEqualTo("y" + text);
  }

  private static List<PullRequest> seen(AzureDevOps host, RepositoryRef repository) {
    CodeHost.Page page = await(host.changesSince(repository, Optional.empty()));
    return page.pullRequests();
  }

  @Test
  void votes_are_reviews_and_a_merge_with_conflicts_is_none() {
    AzureDevOpsPeople people = people("votes");
    AzureDevOps host = Own.host(OWN, "votes", Boards.PLAIN);
    RepositoryRef web = new RepositoryRef("azure-devops", "votes", "Shop:web");
    int number = people.open("Shop/web", "Basket", "basket", DANA).id();
    people.vote("Shop/web", number, 5, "Ann Approver");
    people.vote("Shop/web", number, -10, "Rob Reviewer");
    people.vote("Shop/web", number, 0, "Ivo Invited");
    people.act(
        "Shop/web",
        number,
        "complete",
        new AzureDevOpsRequests.Action(null, null, null, true, DANA));

    PullRequest pull = await(host.pullRequest(web, number));

    assertThat(pull.state()).isEqualTo(State.OPEN);
    assertThat(pull.mergeCommit()).isNull();
    assertThat(pull.reviews())
        .extracting(review -> review.reviewer().name() + " " + review.verdict())
        .containsExactlyInAnyOrder(
            "Ann Approver " + Verdict.APPROVED,
            "Rob Reviewer " + Verdict.CHANGES_REQUESTED,
            "Ivo Invited " + Verdict.REQUESTED);
  }

  @Test
  void projects_that_are_set_have_a_feed_each() {
    AzureDevOpsPeople people = people("feeds");
    people.item("Shop", "Task", java.util.Map.of("System.Title", "in"), DANA);
    people.item("Games", "Task", java.util.Map.of("System.Title", "out"), DANA);
    AzureDevOps host = host("feeds", new Scope(List.of("Shop"), RepositoryPatterns.ALL));

    Feed feed = host.feeds().get(0);
    Feed.Page page = await(feed.since(Optional.empty(), none -> List.of()));

    assertThat(host.feeds()).hasSize(1);
    assertThat(feed.scope()).isEqualTo("azure-devops/feeds/shop#work-items");
    assertThat(page.events()).hasSize(1);
  }
}
