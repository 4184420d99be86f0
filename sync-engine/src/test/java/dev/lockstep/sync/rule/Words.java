package dev.lockstep.sync.rule;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.settings.Condition;
import dev.lockstep.settings.FactKind;
import dev.lockstep.sync.rule.Item.Children;
import dev.lockstep.sync.rule.Item.Details;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tables of rules say in a word or two. */
final class Words {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final RepositoryRef SHOP = new RepositoryRef("bitbucket", "acme", "shop");
  static final RepositoryRef UNREAD = new RepositoryRef("bitbucket", "acme", "unread");
  static final Map<String, String> PEOPLE = Map.of("octo-ana", "ana");

  private Words() {}

  /**
   * For example {@code pull:OPEN:main:APPROVED:ana branch build:ci:FAILED deployment:production};
   * each is a minute younger than the one before it.
   */
  static List<Artefact> artefacts(@Nullable String words) {
    List<Artefact> artefacts = new ArrayList<>();
    for (String word : words == null ? new String[0] : words.split(" ")) {
      artefacts.add(artefact(word.split(":"), artefacts.size() + 1));
    }
    return artefacts;
  }

  private static Artefact artefact(String[] part, int number) {
    Instant at = NOON.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(number));
    String id = String.valueOf(number);
    return switch (part[0]) {
      case "pull" ->
          new Artefact.PullRequest(
              SHOP,
              number,
              PullRequestChanged.State.valueOf(part[1]),
              part.length > 2 ? part[2] : "main",
              part.length > 4 ? new Person(part[4], "Name of " + part[4]) : null,
              part.length > 3 && !part[3].isEmpty() ? Set.of(Verdict.valueOf(part[3])) : Set.of(),
              at);
      case "branch" -> new Artefact.Branch(SHOP, "feature/SHOP-1-" + number, part.length == 1, at);
      case "build" ->
          new Artefact.Build(
              SHOP, id, part[1], "feature/SHOP-1", BuildChanged.State.valueOf(part[2]), at);
      case "deployment" ->
          new Artefact.Deployment(
              SHOP,
              id,
              part[1],
              part.length > 2
                  ? DeploymentChanged.State.valueOf(part[2])
                  : DeploymentChanged.State.SUCCESSFUL,
              at);
      case "release" ->
          new Artefact.Release(
              SHOP,
              id,
              part[1],
              part.length > 2
                  ? ReleaseChanged.State.valueOf(part[2])
                  : ReleaseChanged.State.RELEASED,
              at);
      default -> throw new IllegalArgumentException("no artefact " + part[0]);
    };
  }

  /**
   * For example {@code label:blocked assignee:ana age:20d children:3/2/1}, {@code
   * children:3/2/1:reading} while others may come, or {@code untold}.
   */
  static Item item(@Nullable String words, String type, String status, Category category) {
    Set<String> labels = new HashSet<>();
    Person assignee = null;
    Instant created = NOON;
    Children children = Children.NONE;
    boolean told = true;
    for (String word : words == null ? new String[0] : words.split(" ")) {
      String[] part = word.split(":");
      switch (part[0]) {
        case "label" -> labels.add(part[1]);
        case "assignee" -> assignee = new Person(part[1], "Jira's name of " + part[1]);
        case "age" -> created = NOON.minus(Duration.parse("P" + part[1].toUpperCase()));
        case "children" -> {
          String[] count = part[1].split("/");
          children =
              new Children(
                  Integer.parseInt(count[0]),
                  Integer.parseInt(count[1]),
                  Integer.parseInt(count[2]),
                  part.length == 2);
        }
        case "untold" -> told = false;
        default -> throw new IllegalArgumentException("no part of an item " + part[0]);
      }
    }
    return new Item(
        WorkItemRef.jira("1", "10001"),
        "SHOP-1",
        "SHOP",
        type,
        status,
        category,
        told ? new Details(labels, assignee, created) : null,
        children);
  }

  static Item item(String type, String status, Category category) {
    return item(null, type, status, category);
  }

  static Evidence evidence(Item item, List<Artefact> artefacts, int unread) {
    return new Evidence(item, artefacts, unread == 0 ? Set.of() : Set.of(UNREAD), NOON, PEOPLE);
  }

  /** For example {@code deployed:production}. */
  static Condition question(String text) {
    int colon = text.indexOf(':');
    FactKind fact = FactKind.of(colon < 0 ? text : text.substring(0, colon)).orElseThrow();
    return new Condition(fact, colon < 0 ? null : text.substring(colon + 1), true);
  }

  static String of(Decision decision) {
    return decision instanceof Decision.Act act
        ? "Act " + String.join(" or else ", act.wanted())
        : "Skip " + ((Decision.Skip) decision).reason();
  }
}
