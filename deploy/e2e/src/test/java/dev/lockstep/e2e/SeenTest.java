package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.e2e.chaos.Told;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.e2e.world.WholeSystem;
import dev.lockstep.local.Service;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.JiraPeople;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens can be seen from outside: in logs, metrics and what waits. */
@ExtendWith(WithWholeSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeenTest {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final String DEV = "Ada Lovelace";
  private static final Pattern CORRELATION = Pattern.compile("correlationId=([^ ]+)");
  private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(lockstep_[a-z_]+)` \\|");
  private static final Pattern SAMPLE =
      Pattern.compile("^(lockstep_[a-z_]+?)(_count|_sum|_max|_bucket)?[ {]");

  private final WholeSystem system;
  private final String key;
  private final double reactionsBefore;
  private final String decided;

  /** One story is told, and until one was led by its webhook: a sweep may find a change before. */
  SeenTest(WholeSystem system) {
    this.system = system;
    this.reactionsBefore = reactions();
    String told = "";
    String line = "";
    for (int i = 0; i < 3 && !isLedByWebhook(line); i++) {
      told = story();
      line = decided(told);
    }
    this.key = told;
    this.decided = line;
  }

  private String story() {
    JiraPeople jira = system.jira("north");
    BitbucketPeople bitbucket = system.bitbucket();
    String story = jira.story("TALE", "Seen from outside").key();
    // What an unknown item does is decided when it becomes known, and no webhook led to that.
    eventually(() -> system.door().get("/decisions/" + story).status() == 200);
    bitbucket.push(Shared.STORY_REPOSITORY, "feature/" + story, DEV);
    eventually(() -> jira.status(story).equals("In Progress"));
    bitbucket.open(Shared.STORY_REPOSITORY, story + " is seen", "feature/" + story, DEV);
    eventually(() -> jira.status(story).equals("In Review"));
    eventually(
        () ->
            Told.in(system.sandbox().slackMessages(Surroundings.SLACK_CHANNEL)).stream()
                .anyMatch(told -> told.key().equals(story) && told.to().equals("In Review")));
    return story;
  }

  private String decided(String story) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                lines(Service.SYNC_ENGINE)
                    .filter(line -> line.contains("decided key=" + story + " verdict=ACT"))
                    .filter(line -> line.contains("wanted=In Review"))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private boolean isLedByWebhook(String line) {
    return lines(Service.CONNECTOR_SCM)
        .anyMatch(one -> one.contains("webhook accepted") && one.contains(correlation(line)));
  }

  /** What no log contains where the line names none. */
  private static String correlation(String line) {
    Matcher found = CORRELATION.matcher(line);
    return found.find() && !found.group(1).equals("null")
        ? found.group(1)
        : "no correlation id in: " + line;
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
  }

  @Test
  void one_correlation_id_leads_through_the_logs_from_the_webhook_to_the_message() {
    String id = correlation(decided);

    assertThat(lines(Service.CONNECTOR_SCM))
        .anyMatch(line -> line.contains("webhook accepted") && line.contains(id));
    assertThat(lines(Service.CONNECTOR_JIRA))
        .anyMatch(line -> line.contains("item moved") && line.contains(key) && line.contains(id));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines(Service.NOTIFIER))
                    .anyMatch(line -> line.contains("message delivered") && line.contains(id)));
  }

  @Test
  void every_metric_is_documented_and_every_documented_one_is_there() throws IOException {
    Set<String> documented =
        Files.readAllLines(Path.of("../../docs/metrics.md")).stream()
            .map(DOCUMENTED::matcher)
            .filter(Matcher::find)
            .map(line -> line.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(metrics()).isEqualTo(documented));
  }

  @Test
  void the_time_from_the_webhook_to_the_move_is_measured() {
    assertThat(reactions()).isGreaterThan(reactionsBefore);
  }

  @Test
  void no_tag_is_an_item() {
    assertThat(Stream.of(Service.values()).flatMap(this::samples))
        .noneMatch(line -> line.contains(key));
  }

  @Test
  void what_waits_in_each_service_is_shown_through_the_front_door() {
    for (Service service : Service.values()) {
      JsonNode overview = system.door().get("/work/" + service.module()).json();
      assertThat(overview.path("service").asText()).isEqualTo(service.module());
      List<String> backlogs = overview.path("backlogs").findValuesAsText("name");
      assertThat(backlogs)
          .isEqualTo(
              service.module().startsWith("connector")
                  ? List.of("parked", "work")
                  : List.of("parked"));
      assertThat(system.door().get("/work/" + service.module() + "/parked").json().path("entries"))
          .isEmpty();
      assertThat(system.door().get("/work/" + service.module() + "/dead-letters").status())
          .isEqualTo(200);
    }
  }

  private double reactions() {
    return samples(Service.CONNECTOR_JIRA)
        .filter(line -> line.startsWith("lockstep_reaction_seconds_count"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private Set<String> metrics() {
    return Stream.of(Service.values())
        .flatMap(this::samples)
        .map(SAMPLE::matcher)
        .filter(Matcher::find)
        .map(line -> line.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The product's own samples. */
  private Stream<String> samples(Service service) {
    URI url =
        URI.create(
            "http://127.0.0.1:" + system.system().ports().managementPort(service) + "/q/metrics");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("lockstep_"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Stream<String> lines(Service service) {
    try {
      return Files.readAllLines(system.system().folder().logs().resolve(service.module() + ".log"))
          .stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
