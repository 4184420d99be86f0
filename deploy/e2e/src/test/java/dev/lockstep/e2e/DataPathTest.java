package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.e2e.chaos.Told;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.e2e.world.WholeSystem;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What developers do moves issues, is told once and can be asked for. */
@ExtendWith(WithWholeSystem.class)
class DataPathTest {
  private static final String REPOSITORY = Shared.STORY_REPOSITORY;
  private static final String DEV = "Ada Lovelace";

  private final WholeSystem system;
  private final JiraPeople jira;

  DataPathTest(WholeSystem system) {
    this.system = system;
    this.jira = system.jira("north");
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    system.sandbox().noFaults();
  }

  @Test
  void a_story_moves_with_its_branch_and_pull_request_and_each_move_is_told_once_with_its_reason() {
    // Otherwise the channels' limits fold the moves into one line without reasons.
    system.sandbox().faults("{\"limits\":{\"slackChannel\":false,\"discordChannel\":false}}");
    String key = story("Checkout forgets the voucher");
    String branch = "feature/" + key + "-voucher";

    system.bitbucket().push(REPOSITORY, branch, DEV);
    awaitStatus(key, "In Progress");
    awaitTold(key, "To Do > In Progress");
    int number = open(key + " keep the voucher", branch);
    awaitStatus(key, "In Review");
    awaitTold(key, "To Do > In Progress", "In Progress > In Review");
    system.bitbucket().mergeAndDelete(REPOSITORY, number, DEV);
    awaitStatus(key, "Dev Testing");
    List<String> moves =
        List.of("To Do > In Progress", "In Progress > In Review", "In Review > Dev Testing");
    awaitTold(key, moves.toArray(String[]::new));
    system.awaitDrained(Duration.ofSeconds(30));
    assertThat(movesTold(slack(), key)).isEqualTo(moves);
    assertThat(movesTold(discord(), key)).isEqualTo(moves);
    assertThat(Told.in(slack()))
        .filteredOn(told -> told.key().equals(key) && told.to().equals("Dev Testing"))
        .allSatisfy(told -> assertThat(told.text()).contains(REPOSITORY + "#" + number));

    JsonNode decisions = decisions(key);
    List<String> wanted = new ArrayList<>();
    decisions.forEach(
        decision -> {
          if (decision.path("verdict").asText().equals("ACT")) {
            wanted.add(decision.path("wanted").asText());
          }
        });
    assertThat(wanted).containsExactly("Dev Testing", "In Review", "In Progress");
    assertThat(decisions.get(0).path("explanation").asText()).contains(key);
  }

  @Test
  void a_draft_is_work_in_progress_until_it_is_ready_for_review() {
    String key = story("Search is slow");
    String branch = "feature/" + key;
    system.bitbucket().push(REPOSITORY, branch, DEV);
    awaitStatus(key, "In Progress");
    int number = system.bitbucket().draft(REPOSITORY, "WIP " + key, branch, DEV).id();
    system.awaitDrained(Duration.ofSeconds(30));
    assertThat(jira.status(key)).isEqualTo("In Progress");
    system.bitbucket().ready(REPOSITORY, number, DEV);
    awaitStatus(key, "In Review");
  }

  @Test
  void a_declined_pull_request_moves_nothing_and_the_decision_says_why() {
    String key = story("Billing rounds up");
    String branch = "feature/" + key;
    system.bitbucket().push(REPOSITORY, branch, DEV);
    int number = open(key + " round properly", branch);
    awaitStatus(key, "In Review");
    system.bitbucket().decline(REPOSITORY, number, DEV);
    eventually(
        () -> {
          JsonNode latest = decisions(key).path(0);
          assertThat(latest.path("verdict").asText()).isEqualTo("SKIP");
          assertThat(latest.path("reason").asText()).isEqualTo("WOULD_REGRESS");
        });
    assertThat(jira.status(key)).isEqualTo("In Review");
  }

  @Test
  void a_merged_bug_is_resolved() {
    String key = jira.create(Requests.NewIssue.of("TALE", "Bug", "Totals are off by one")).key();
    String branch = "bugfix/" + key;
    system.bitbucket().push(REPOSITORY, branch, DEV);
    awaitStatus(key, "In Progress");
    int number = open("Count right, " + key, branch);
    awaitStatus(key, "In Review");
    system.bitbucket().merge(REPOSITORY, number, DEV);
    awaitStatus(key, "Resolved");
  }

  @Test
  void a_key_that_begins_like_another_moves_its_own_issue_only() {
    system.bitbucket().push(REPOSITORY, "feature/PRE-12-charset-UTF-8", DEV);
    awaitStatus("PRE-12", "In Progress");
    system.awaitDrained(Duration.ofSeconds(30));
    assertThat(jira.statuses("PRE"))
        .allSatisfy(
            (key, status) ->
                assertThat(status).isEqualTo(key.equals("PRE-12") ? "In Progress" : "To Do"));
  }

  @Test
  void what_lost_hooks_did_not_tell_polls_and_sweeps_find() {
    system.sandbox().faults("{\"hooks\":{\"lostRate\":1.0}}");
    String key = story("Nobody hears of this");
    String branch = "feature/" + key;
    system.bitbucket().push(REPOSITORY, branch, DEV);
    awaitStatus(key, "In Progress");
    int number = open(key, branch);
    awaitStatus(key, "In Review");
    system.bitbucket().merge(REPOSITORY, number, DEV);
    awaitStatus(key, "Dev Testing");
    eventually(
        () -> {
          List<String> told = movesTold(discord(), key);
          assertThat(told).isNotEmpty();
          assertThat(told.get(0)).startsWith("To Do");
          assertThat(told.get(told.size() - 1)).endsWith("Dev Testing");
        });
  }

  @Test
  void keys_and_hierarchy_show_what_jira_holds() {
    JsonNode keys = system.door().get("/api/issues/keys?issue_type=Product%20Version").json();
    assertThat(keys.path("issue_keys")).hasSize(1);
    String root = keys.path("issue_keys").get(0).asText();
    JsonNode tree = system.door().get("/api/issues/hierarchy?root_key=" + root).json();
    assertThat(tree.path("node_count").asInt()).isGreaterThan(10);
    JsonNode children = tree.path("hierarchy").get(0).path("children");
    JsonNode below = system.door().get("/api/issues/keys?parent_key=" + root).json();
    List<String> direct = new ArrayList<>();
    children.forEach(child -> direct.add(child.path("issue_key").asText()));
    List<String> listed = new ArrayList<>();
    below.path("issue_keys").forEach(key -> listed.add(key.asText()));
    assertThat(listed).isNotEmpty().isEqualTo(direct);
    assertThat(listed).allSatisfy(key -> assertThat(jira.issue(key).parent()).isEqualTo(root));
  }

  @Test
  void health_is_open_and_the_rest_asks_for_the_key() {
    eventually(
        () -> {
          JsonNode health = system.door().get("/health").json();
          assertThat(health.path("status").asText()).isEqualTo("healthy");
          assertThat(health.path("service").asText()).isEqualTo("lockstep");
          assertThat(health.path("database").asText()).isEqualTo("connected");
        });
    assertThat(
            new dev.lockstep.e2e.world.Door(system.system().url(), "wrong")
                .get("/api/issues/keys")
                .status())
        .isEqualTo(401);
  }

  private String story(String summary) {
    return jira.story("TALE", summary).key();
  }

  private int open(String title, String branch) {
    return system.bitbucket().open(REPOSITORY, title, branch, DEV).id();
  }

  private void awaitStatus(String key, String status) {
    eventually(
        () ->
            assertThat(jira.status(key))
                .as(() -> key + ", of which was decided " + decisions(key))
                .isEqualTo(status));
  }

  private JsonNode decisions(String key) {
    return system.door().get("/decisions/" + key).json().path("decisions");
  }

  private void awaitTold(String key, String... moves) {
    eventually(
        () -> {
          assertThat(movesTold(slack(), key)).containsExactly(moves);
          assertThat(movesTold(discord(), key)).containsExactly(moves);
        });
  }

  private static void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(assertion);
  }

  private List<Message> slack() {
    return system.sandbox().slackMessages(Surroundings.SLACK_CHANNEL);
  }

  private List<Message> discord() {
    return system.sandbox().discordMessages(Surroundings.DISCORD_CHANNEL);
  }

  private static List<String> movesTold(List<Message> messages, String key) {
    return Told.in(messages).stream()
        .filter(told -> told.key().equals(key))
        .map(Told::move)
        .toList();
  }
}
