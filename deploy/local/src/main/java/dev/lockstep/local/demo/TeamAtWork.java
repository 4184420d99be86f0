package dev.lockstep.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The team goes on working at a calm pace, differently each minute but from the same seed always in
 * the same way.
 */
final class TeamAtWork {
  private static final long PACE_MILLIS = 4_000;
  private static final int ISSUES_AT_ONCE = 4;
  private static final List<String> PEOPLE = List.of(Team.MIA, Team.NOOR, Team.BEN);
  private static final List<String> IDEAS =
      List.of(
          "Show the delivery date",
          "Remember the last address",
          "Faster product pages",
          "Wish lists can be shared",
          "A receipt by e-mail",
          "Clearer error messages",
          "Sort by rating",
          "Dark colours at night");

  /** Something somebody works on. */
  private static final class Work {
    private final String key;
    private final String repository;
    private final String person;
    private final String branch;
    private int pullRequest;
    private boolean pushed;
    private boolean draft;

    Work(String key, String repository, String person) {
      this.key = key;
      this.repository = repository;
      this.person = person;
      this.branch = "feature/" + key + "-work";
    }
  }

  private final Team team;
  private final Random random = new Random(20);
  private final List<Work> current = new ArrayList<>();
  private final List<String> waiting =
      new ArrayList<>(List.of("SHOP-5", "SHOP-6", "SHOP-10", "SHOP-11", "SHOP-13"));
  private int ideas;

  TeamAtWork(Team team) {
    this.team = team;
  }

  /** One action every few seconds, until the process ends. */
  void goOn() throws InterruptedException {
    while (true) {
      Thread.sleep(PACE_MILLIS);
      step();
    }
  }

  private void step() {
    if (current.size() < ISSUES_AT_ONCE && (current.isEmpty() || random.nextInt(3) == 0)) {
      begin();
      return;
    }
    Work work = current.get(random.nextInt(current.size()));
    if (!work.pushed) {
      team.push(work.person, work.repository, work.branch, work.key);
      work.pushed = true;
    } else if (work.pullRequest == 0) {
      work.draft = random.nextInt(3) == 0;
      work.pullRequest =
          team.open(
              work.person,
              work.repository,
              work.key + " is done",
              work.branch,
              work.draft,
              work.key);
    } else if (work.draft) {
      team.ready(work.person, work.repository, work.pullRequest, work.key);
      work.draft = false;
    } else if (random.nextInt(6) == 0) {
      team.decline(other(work.person), work.repository, work.pullRequest, work.key);
      work.pullRequest = 0;
    } else {
      team.merge(other(work.person), work.repository, work.pullRequest, work.key);
      current.remove(work);
    }
  }

  private void begin() {
    if (waiting.isEmpty()) {
      waiting.add(
          team.story(PEOPLE.get(random.nextInt(PEOPLE.size())), IDEAS.get(ideas++ % IDEAS.size())));
      return;
    }
    String repository = SeededShop.REPOSITORIES.get(random.nextInt(SeededShop.REPOSITORIES.size()));
    current.add(new Work(waiting.remove(0), repository, PEOPLE.get(random.nextInt(PEOPLE.size()))));
    step();
  }

  private String other(String person) {
    return PEOPLE.get((PEOPLE.indexOf(person) + 1) % PEOPLE.size());
  }
}
