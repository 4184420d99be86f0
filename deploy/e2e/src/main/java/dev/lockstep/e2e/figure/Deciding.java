package dev.lockstep.e2e.figure;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.report.Report;
import dev.lockstep.sync.rule.Artefact;
import dev.lockstep.sync.rule.Decision;
import dev.lockstep.sync.rule.Evidence;
import dev.lockstep.sync.rule.Facts;
import dev.lockstep.sync.rule.Item;
import dev.lockstep.sync.rule.RuleBook;
import dev.lockstep.sync.rule.Situation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decision in memory: from what is known of an item to the command that moves it. */
public final class Deciding {
  private static final int WARM_UP = 200_000;
  private static final int ROUNDS = 1_000_000;
  private static final double AIM_MICROS = 5;
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final RepositoryRef REPOSITORY = new RepositoryRef("bitbucket", "acme", "shop");

  private Deciding() {}

  /** Measures. */
  public static void measure(Report report) {
    System.out.println("  deciding in memory ...");
    decide(WARM_UP);
    long began = System.nanoTime();
    long moved = decide(ROUNDS);
    double micros = (System.nanoTime() - began) / 1e3 / ROUNDS;
    if (moved != ROUNDS) {
      throw new IllegalStateException("only " + moved + " of " + ROUNDS + " decisions moved");
    }
    report.add(
        "Rules",
        Figure.of("a decision, from what is known to the command", micros, "us")
            .atMost(AIM_MICROS)
            .noting("standard book, two pull requests and a branch; one thread"));
  }

  private static long decide(int rounds) {
    RuleBook book = RuleBook.standard();
    List<Artefact> artefacts =
        List.of(
            pull(1, PullRequestChanged.State.MERGED),
            pull(2, PullRequestChanged.State.OPEN),
            new Artefact.Branch(REPOSITORY, "feature/SHOP-1", true, NOON));
    long moved = 0;
    for (int i = 0; i < rounds; i++) {
      Item item =
          new Item(
              WorkItemRef.jira("1", "1"),
              "SHOP-1",
              "SHOP",
              (i & 1) == 0 ? "Story" : "Bug",
              "To Do",
              Status.Category.NEW,
              null,
              Item.Children.NONE);
      Facts facts =
          book.facts(new Evidence(item, artefacts, Set.of(), NOON, Map.<String, String>of()));
      if (!facts.fingerprint().isEmpty()
          && book.decide(new Situation(item, facts, null)) instanceof Decision.Act act) {
        TransitionWorkItem command =
            new TransitionWorkItem(
                item.ref(), item.key(), act.wanted(), Set.of("To Do"), act.explanation(), NOON);
        moved += command.wanted().size();
      }
    }
    return moved;
  }

  private static Artefact pull(long number, PullRequestChanged.State state) {
    return new Artefact.PullRequest(
        REPOSITORY, number, state, "main", new Person("1", "Ana"), Set.of(), NOON);
  }
}
