package dev.lockstep.scm.azuredevops;

import static dev.lockstep.scm.azuredevops.Own.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.BuildChanged.State;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.AzureDevOpsRequests.Build;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.mention.Mentions;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is told of builds. */
@QuarkusTest
@RealParts
class BuildFeedComponentTest {

  private static final String DANA = "Dana Developer";
  private static final String WEB = "Shop/web";
  private static final Naming BOARDS = texts -> Mentions.in(Set.of(), true, texts);
  private static final Sandbox OWN = Sandbox.start();

  private @Nullable String cursor;

  @AfterAll
  static void stop() {
    OWN.close();
  }

  private static AzureDevOpsPeople people(String organization) {
    AzureDevOpsPeople people = OWN.client().azureDevOps(organization);
    people.repository(WEB);
    people.push(WEB, "users/dana/ab#8", DANA);
    return people;
  }

  private static Feed feed(String organization) {
    AzureDevOps host = Own.host(OWN, organization, Boards.PLAIN);
    assertThat(host.feeds()).as("before anything is listed").hasSize(1);
    await(host.repositories());
    return host.feeds().get(1);
  }

  private List<BuildChanged> read(Feed feed) {
    List<Event> events = new ArrayList<>();
    boolean more = true;
    while (more) {
      Feed.Page page = await(feed.since(Optional.ofNullable(cursor), BOARDS));
      events.addAll(page.events());
      cursor = page.next();
      more = page.more();
    }
    return events.stream().map(BuildChanged.class::cast).toList();
  }

  @Test
  void a_build_is_told_with_its_branch_its_commit_and_the_work_it_names() {
    AzureDevOpsPeople people = people("told");
    int id = people.build(WEB, "users/dana/ab#8", "AB#7: basket", "partiallySucceeded").id();

    Feed feed = feed("told");
    BuildChanged build = read(feed).get(0);
    OWN.client().resetCalls();
    List<BuildChanged> same = read(feed);
    assertThat(OWN.client().calls("azure-devops", "")).as("calls while nothing ends").isEqualTo(1);
    assertThat(same).as("in the overlap, and not published again").containsExactly(build);

    assertThat(build.repository()).isEqualTo(new RepositoryRef("azure-devops", "told", "Shop:web"));
    assertThat(build.id()).isEqualTo(Integer.toString(id));
    assertThat(build.name()).isEqualTo("CI");
    assertThat(build.commit()).hasSize(40);
    assertThat(build.branch()).isEqualTo("users/dana/ab#8");
    assertThat(build.state()).isEqualTo(State.SUCCESSFUL);
    assertThat(build.nativeState()).isEqualTo("partiallySucceeded");
    assertThat(build.url())
        .isEqualTo("https://dev.azure.com/told/Shop/_build/results?buildId=" + id);
    assertThat(build.mentions())
        .containsExactly(
            new KeyMention("AB#8", Evidence.BRANCH), new KeyMention("AB#7", Evidence.COMMIT));
  }

  @Test
  void a_build_for_a_pull_request_is_one_of_its_branch_and_its_newest_commit() {
    AzureDevOpsPeople people = people("pulls");
    String head = people.push(WEB, "users/dana/ab#8", DANA).hash();
    int number = people.open(WEB, "Basket", "users/dana/ab#8", DANA).id();
    people.build(WEB, new Build(null, "PR", null, number, null, "canceled", DANA));

    BuildChanged build = read(feed("pulls")).get(0);

    assertThat(build.branch()).isEqualTo("users/dana/ab#8");
    assertThat(build.commit()).isEqualTo(head);
    assertThat(build.state()).isEqualTo(State.CANCELLED);
    assertThat(build.mentions()).containsExactly(new KeyMention("AB#8", Evidence.BRANCH));
  }

  @Test
  void a_build_that_is_run_again_has_a_newer_version_and_one_that_runs_is_not_told() {
    AzureDevOpsPeople people = people("again");
    Feed feed = feed("again");
    int id = people.build(WEB, "main", "", "failed").id();
    people.build(WEB, new Build(null, "Slow", "main", null, null, null, DANA));
    BuildChanged failed = read(feed).get(0);

    people.build(WEB, new Build(id, null, null, null, null, "succeeded", DANA));
    List<BuildChanged> after = read(feed);

    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(after).hasSize(1);
    assertThat(after.get(0).orderKey()).isEqualTo(failed.orderKey());
    assertThat(after.get(0).state()).isEqualTo(State.SUCCESSFUL);
    assertThat(after.get(0).version()).isGreaterThan(failed.version());
  }

  @Test
  void many_builds_come_in_pages_oldest_first() {
    AzureDevOpsPeople people = people("many");
    Feed feed = feed("many");
    for (int i = 0; i < 201; i++) {
      people.build(WEB, "main", "", "succeeded");
    }

    OWN.client().resetCalls();
    List<BuildChanged> all = read(feed);
    assertThat(OWN.client().calls("azure-devops", "")).isEqualTo(2);
    assertThat(all).extracting(BuildChanged::id).hasSize(201).doesNotHaveDuplicates();
    assertThat(all).extracting(BuildChanged::version).isSorted();
  }
}
