package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.local.Service;
import dev.lockstep.sandbox.SandboxClient.JournalPage;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each service is killed once while a thousand changes flow, some of their hooks twice, late or out
 * of order. Nothing is lost and nothing is done twice.
 */
@ExtendWith(WithWholeSystem.class)
class KillTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final WholeSystem system;

  KillTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void a_thousand_changes_survive_the_death_of_each_service() throws Exception {
    system.awaitDrained(PATIENCE);
    long journalBefore = system.sandbox().journal(Long.MAX_VALUE - 1, 1, Duration.ZERO).last();
    int slackBefore = slack().size();
    int discordBefore = discord().size();
    system
        .sandbox()
        .faults(
            """
            {"hooks":{"duplicateRate":0.1,"delayRate":0.1,"delayMillis":1500},
             "limits":{"slackChannel":false,"discordChannel":false}}""");

    Changes changes = new Changes(system);
    int round = 0;
    for (Service victim : Service.values()) {
      changes.makeUntil(++round * 150);
      system.system().kill(victim);
      changes.makeWhile(() -> !isReady(victim));
    }
    changes.makeAll();

    Map<String, String> expected = changes.expected();
    assertThat(changes.made()).isGreaterThanOrEqualTo(1000);
    await("every issue is where its pull request wants it")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(changes.statuses()).isEqualTo(expected));
    system.awaitDrained(PATIENCE);
    system.sandbox().noFaults();

    assertThat(changes.statuses()).isEqualTo(expected);
    assertThat(differing(writesSince(journalBefore), changes.expectedWrites()))
        .as("every transition was written once")
        .isEmpty();
    assertToldOnce(discord().subList(discordBefore, discord().size()), changes);
    List<Message> slack = slack().subList(slackBefore, slack().size());
    List<Message> distinct = distinct(slack);
    assertThat(slack.size() - distinct.size())
        .as("messages on their way to Slack when the notifier died, which may come twice")
        .isLessThanOrEqualTo(1);
    assertToldOnce(distinct, changes);
  }

  /**
   * Each issue's moves are told once, in order, from the first status to the last. A status that
   * was left before anybody could read it again, because the reader was dead, is told as a part of
   * the longer move.
   */
  private static void assertToldOnce(List<Message> messages, Changes changes) {
    Map<String, List<String>> told = movesIn(messages);
    Map<String, List<String>> move = new TreeMap<>();
    changes.expected().forEach((key, last) -> move.put(key, List.of("To Do > " + last)));
    Map<String, String> otherwise = differing(told, changes.expectedWrites());
    long asOne =
        otherwise.keySet().stream().filter(key -> move.get(key).equals(told.get(key))).count();
    otherwise.keySet().removeIf(key -> move.get(key).equals(told.get(key)));
    assertThat(otherwise).as("told otherwise than once").isEmpty();
    assertThat(asOne).as("both moves told as one").isLessThan(move.size() / 20);
  }

  /** What is not as expected: key to found and expected. */
  private static Map<String, String> differing(
      Map<String, List<String>> found, Map<String, List<String>> expected) {
    Map<String, String> differing = new TreeMap<>();
    Stream.concat(found.keySet().stream(), expected.keySet().stream())
        .filter(key -> !Objects.equals(found.get(key), expected.get(key)))
        .forEach(key -> differing.put(key, found.get(key) + ", not " + expected.get(key)));
    return differing;
  }

  private static List<Message> distinct(List<Message> messages) {
    Map<String, Message> byText = new LinkedHashMap<>();
    messages.forEach(message -> byText.putIfAbsent(message.text(), message));
    return List.copyOf(byText.values());
  }

  private boolean isReady(Service service) {
    return system.system().child(service).state() == dev.lockstep.local.process.Child.State.READY;
  }

  /** Moves by issue in the order in which they were written to Jira. */
  private Map<String, List<String>> writesSince(long before) {
    Map<String, List<String>> writes = new TreeMap<>();
    long after = before;
    while (true) {
      JournalPage page = system.sandbox().journal(after, 20_000, Duration.ZERO);
      if (page.entries().isEmpty()) {
        return writes;
      }
      for (JournalEntry entry : page.entries()) {
        after = entry.seq();
        if (entry.kind().equals("write.transition")) {
          writes
              .computeIfAbsent(entry.subject(), none -> new ArrayList<>())
              .add(entry.detail().get("from") + " > " + entry.detail().get("to"));
        }
      }
    }
  }

  private static Map<String, List<String>> movesIn(List<Message> messages) {
    return Told.in(messages).stream()
        .collect(
            Collectors.groupingBy(
                Told::key, TreeMap::new, Collectors.mapping(Told::move, Collectors.toList())));
  }

  private List<Message> slack() {
    return system.sandbox().slackMessages(Surroundings.SLACK_CHANNEL);
  }

  private List<Message> discord() {
    return system.sandbox().discordMessages(Surroundings.DISCORD_CHANNEL);
  }
}
