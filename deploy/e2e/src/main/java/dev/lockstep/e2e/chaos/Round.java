package dev.lockstep.e2e.chaos;

import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.e2e.world.Until;
import dev.lockstep.e2e.world.WholeSystem;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One run of a plan: people work, upstreams misbehave, processes are killed. It ends when nothing
 * is left to do; then everything is checked.
 */
public final class Round {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The longest a surviving replica may take to do what the dead one did for all. */
  private static final Duration TAKEN_OVER = Duration.ofSeconds(15);

  /** Changes that are always made between two kills. */
  private static final int KEPT = 20;

  private final WholeSystem whole;
  private final SandboxClient sandbox;
  private final Plan plan;
  private final Consumer<String> progress;
  private final Team team;
  private final Deaths deaths;
  private final LeaseWatch leases;

  /**
   * @param whole the product, which has read what {@link #seed} made
   * @param progress is told what happens
   */
  public Round(WholeSystem whole, Plan plan, Consumer<String> progress) {
    this.whole = whole;
    this.sandbox = whole.sandbox();
    this.plan = plan;
    this.progress = progress;
    this.team = new Team(plan, sandbox);
    this.deaths = new Deaths(whole.system().processes());
    this.leases = new LeaseWatch(whole.backlog());
  }

  /** Makes what a plan works on; to be called before the product reads for the first time. */
  public static void seed(Plan plan, SandboxClient sandbox) {
    Team.seed(plan, sandbox);
  }

  /** What is counted from here on. */
  private record Before(long journal, int slack, int discord, Map<String, Long> calls, long nanos) {
    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }
  }

  /** Runs it. */
  public Verdict run() throws InterruptedException {
    whole.awaitDrained(PATIENCE);
    Before before =
        new Before(
            Happened.now(sandbox),
            slack().size(),
            discord().size(),
            Calls.by(sandbox.calls()),
            System.nanoTime());
    sandbox.faults(Faulty.WORLD);
    List<String> problems = new ArrayList<>();
    try {
      work();
      awaitEnd();
    } catch (Team.Stalled | IllegalStateException stuck) {
      problems.add(String.valueOf(stuck.getMessage()));
    }
    Duration took = before.elapsed();
    sandbox.noFaults();
    return judge(before, took, problems);
  }

  private void work() throws InterruptedException {
    List<Kill> kills = plan.kills();
    for (int i = 0; i < kills.size(); i++) {
      Kill kill = kills.get(i);
      team.makeUntil(kill.afterChanges());
      progress.accept("%d changes; killing %s".formatted(team.made(), kill.names()));
      // Some are kept for later, so that there is work under way when the next ones die.
      int most = i + 1 < kills.size() ? kills.get(i + 1).afterChanges() - KEPT : plan.changes();
      leases.died(kill, team.made());
      deaths.kill(
          kill,
          team.made(),
          away -> team.makeWhile(() -> team.made() < most && away.getAsBoolean()));
    }
    team.makeAll();
    progress.accept("%d changes; waiting for the end of all work".formatted(team.made()));
  }

  private void awaitEnd() {
    Until.nothingIsAgainst(
        "every issue is where its pull request wants it",
        PATIENCE,
        () -> Difference.of(team.statuses(), team.lastStatuses()));
    whole.awaitDrained(PATIENCE);
  }

  private Verdict judge(Before before, Duration took, List<String> problems) {
    Map<String, String> figures = new TreeMap<>();
    Happened happened = Happened.since(sandbox, before.journal());
    Difference.of(team.statuses(), team.lastStatuses())
        .forEach(found -> problems.add("end state: " + found));
    Difference.of(happened.moves(), plan.moves())
        .forEach(found -> problems.add("moves written: " + found));
    deaths.down().forEach(found -> problems.add("process: " + found));
    figures.put("what the dead held, in living hands again", leases.told());
    if (plan.replicas() > 1) {
      problems.addAll(leases.longerThan(TAKEN_OVER));
    }

    Telling onDiscord = telling("Discord", discord(), before.discord(), figures, problems);
    if (onDiscord.doubled() > 0) {
      problems.add(onDiscord.doubled() + " messages twice on Discord");
    }
    Telling onSlack = telling("Slack", slack(), before.slack(), figures, problems);
    long inFlight = deaths.of("notifier", "postgres");
    if (onSlack.doubled() > inFlight) {
      problems.add(
          "%d messages twice on Slack, though only %d can have been on their way"
              .formatted(onSlack.doubled(), inFlight));
    }

    Calls calls = Calls.between(before.calls(), Calls.by(sandbox.calls()), team.made());
    figures.put("upstream calls per change", calls.perChange());
    int moves = plan.moves().values().stream().mapToInt(List::size).sum();
    problems.addAll(calls.beyondBounds(moves));
    figures.put(
        "changes and moves",
        "%d and %d; %d webhooks were never sent"
            .formatted(team.made(), moves, happened.lostHooks()));
    polls(happened, took, figures, problems);

    DecisionOrder order = DecisionOrder.read(whole.system().bootstrapServers());
    figures.put(
        "decisions",
        "%d, %d of them published again".formatted(order.decisions(), order.repeated()));
    order.late().forEach((key, found) -> problems.add("order of " + key + ": " + found));

    LogSearch.leaks(
            whole.system().folder().logs(),
            Surroundings.secrets(whole.system().apiKey(), whole.system().database().password()))
        .forEach(found -> problems.add("secret: " + found));
    return new Verdict(plan, deaths.all(), figures, problems, took);
  }

  private Telling telling(
      String where,
      List<Message> messages,
      int before,
      Map<String, String> figures,
      List<String> problems) {
    Telling telling = Telling.of(messages.subList(before, messages.size()), plan.stories());
    figures.put(
        "told on " + where,
        "%d messages, %d twice, two moves told as one %d times"
            .formatted(telling.messages(), telling.doubled(), telling.shortened()));
    telling.wrong().forEach((key, found) -> problems.add(where + " about " + key + ": " + found));
    return telling;
  }

  /** Nobody polls twice: one poll of a site an interval, and one more when its poller died. */
  private void polls(
      Happened happened, Duration took, Map<String, String> figures, List<String> problems) {
    double intervals = (double) took.toMillis() / WholeSystem.POLL.toMillis();
    figures.put(
        "polls of each site", "%s in %.0f intervals".formatted(happened.polls(), intervals));
    happened
        .polls()
        .forEach(
            (site, polls) -> {
              if (polls > intervals + deaths.all().size() + 3) {
                problems.add(
                    "%s was polled %d times in %.0f intervals".formatted(site, polls, intervals));
              }
            });
  }

  private List<Message> slack() {
    return sandbox.slackMessages(Surroundings.SLACK_CHANNEL);
  }

  private List<Message> discord() {
    return sandbox.discordMessages(Surroundings.DISCORD_CHANNEL);
  }
}
