package dev.lockstep.sync.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.settings.BookSettings;
import dev.lockstep.settings.BookSettings.StepBack;
import dev.lockstep.settings.Condition;
import dev.lockstep.settings.FactKind;
import dev.lockstep.settings.RuleLine;
import dev.lockstep.settings.RuleSettings;
import dev.lockstep.sync.rule.Happening.ItemTold;
import dev.lockstep.sync.rule.Happening.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every book, all facts and each order of events. */
class RulePropertiesTest {

  private static final List<String> ORDER =
      List.of("To Do", "In Progress", "In Review", "Dev Testing", "Done");
  private static final List<FactKind> PLAIN =
      List.of(FactKind.values()).stream().filter(f -> f.about() == FactKind.About.NOTHING).toList();

  @Property(tries = 500)
  void anUnknownFactNeverMovesAnything(
      @ForAll("books") BookSettings settings,
      @ForAll("artefacts") List<Artefact> artefacts,
      @ForAll("items") Item item) {
    RuleBook book = new RuleBook(settings);
    Facts facts = book.facts(Words.evidence(item, artefacts, 1));

    if (book.decide(new Situation(item, facts, null)) instanceof Decision.Act act) {
      assertThat(act.rule().when())
          .allSatisfy(
              condition ->
                  assertThat(facts.truth(condition))
                      .isEqualTo(condition.wanted() ? Truth.YES : Truth.NO));
    }
  }

  @Property(tries = 500)
  void whatIsReadLaterOnlyMakesUnknownFactsKnown(
      @ForAll("books") BookSettings settings,
      @ForAll("artefacts") List<Artefact> artefacts,
      @ForAll("items") Item item) {
    RuleBook book = new RuleBook(settings);
    Facts before = book.facts(Words.evidence(item, artefacts, 1));
    Facts after = book.facts(Words.evidence(item, artefacts, 0));

    for (Condition question : book.questions()) {
      if (before.truth(question) != Truth.UNKNOWN) {
        assertThat(after.truth(question)).isEqualTo(before.truth(question));
      }
    }
  }

  @Property(tries = 500)
  void theSameFactsMoveAnItemOnceAtMost(
      @ForAll("books") BookSettings settings,
      @ForAll("artefacts") List<Artefact> artefacts,
      @ForAll("items") Item item) {
    RuleBook book = new RuleBook(settings);
    Facts facts = book.facts(Words.evidence(item, artefacts, 0));

    Decision first = book.decide(new Situation(item, facts, null));
    assertThat(first.explanation()).startsWith("SHOP-1 ").endsWith(".");
    if (first instanceof Decision.Act act) {
      Item moved = item.in(act.wanted().get(0));
      assertThat(book.decide(new Situation(moved, facts, null))).isInstanceOf(Decision.Skip.class);
    }
  }

  @Property(tries = 300)
  void theOrderOfWhatIsKnownDoesNotMatter(
      @ForAll("books") BookSettings settings,
      @ForAll("artefacts") List<Artefact> artefacts,
      @ForAll("items") Item item,
      @ForAll Random random) {
    RuleBook book = new RuleBook(settings);
    List<Artefact> shuffled = new ArrayList<>(artefacts);
    java.util.Collections.shuffle(shuffled, random);

    assertThat(book.facts(Words.evidence(item, shuffled, 0)).all())
        .isEqualTo(book.facts(Words.evidence(item, artefacts, 0)).all());
  }

  @Property(tries = 300)
  void theOrderOfEventsBetweenTwoFactsDoesNotChangeTheEndState(
      @ForAll("artefacts") List<Artefact> artefacts, @ForAll Random random) {
    List<Happening> told = told(artefacts);
    List<Happening> shuffled = new ArrayList<>(told);
    java.util.Collections.shuffle(shuffled, random);

    // Before the item is known nothing is decided; once it is, all of it is there in either order.
    assertThat(play(shuffled, true)).isEqualTo(play(told, true));
  }

  @Property(tries = 300)
  void duplicatesChangeNothing(@ForAll("artefacts") List<Artefact> artefacts) {
    List<Happening> once = told(artefacts);
    List<Happening> twice = new ArrayList<>();
    once.forEach(
        happening -> {
          twice.add(happening);
          twice.add(happening);
        });

    assertThat(play(twice, false)).isEqualTo(play(once, false));
  }

  @Property(tries = 300)
  void withoutStepsBackNoSequenceOfFactsOscillates(
      @ForAll("books") BookSettings settings, @ForAll("artefacts") List<Artefact> artefacts) {
    BookSettings strict =
        new BookSettings(
            settings.name(),
            Set.of(),
            Set.of(),
            Set.of(),
            false,
            settings.order(),
            List.of(),
            settings.rules());
    Replay replay = new Replay(books(strict));
    replay.play(first());
    told(artefacts).forEach(replay::play);
    told(artefacts).forEach(replay::play);

    List<String> reached = replay.moves().stream().map(Replay.Move::to).toList();
    assertThat(reached).doesNotHaveDuplicates();
    assertThat(reached.stream().map(ORDER::indexOf).toList()).isSorted();
  }

  /** The statuses it goes to, the item first or last. */
  private static List<String> play(List<Happening> told, boolean itemLast) {
    Replay replay = new Replay(books(BookSettings.standard()));
    if (!itemLast) {
      replay.play(first());
    }
    told.forEach(replay::play);
    if (itemLast) {
      replay.play(first());
    }
    return replay.moves().stream().map(Replay.Move::to).toList();
  }

  private static RuleBooks books(BookSettings book) {
    return new RuleBooks(
        new RuleSettings(false, Set.of(), Map.of(), Duration.ofDays(1), null, List.of(book)));
  }

  private static Happening first() {
    return new ItemTold(Words.item("Story", "To Do", Category.NEW), false, Words.NOON);
  }

  private static List<Happening> told(List<Artefact> artefacts) {
    List<Happening> told = new ArrayList<>();
    for (Artefact artefact : artefacts) {
      told.add(new Told(artefact.label(), artefact, true, Words.NOON));
    }
    return told;
  }

  /** Each with a name of its own: two states of one thing are no set of facts. */
  @Provide
  Arbitrary<List<Artefact>> artefacts() {
    Arbitrary<State> states = Arbitraries.of(State.class);
    Arbitrary<Set<Verdict>> verdicts = Arbitraries.of(Verdict.class).set().ofMaxSize(2);
    Arbitrary<Long> numbers = Arbitraries.longs().between(1, 9);
    Arbitrary<Instant> times = numbers.map(n -> Words.NOON.minusSeconds(n * 60));
    Arbitrary<Artefact> pulls =
        Combinators.combine(numbers, states, verdicts, times)
            .as((n, s, v, t) -> new Artefact.PullRequest(Words.SHOP, n, s, "main", null, v, t));
    Arbitrary<Artefact> branches =
        Combinators.combine(numbers, Arbitraries.of(true, false), times)
            .as((n, there, t) -> new Artefact.Branch(Words.SHOP, "b" + n, there, t));
    Arbitrary<Artefact> builds =
        Combinators.combine(numbers, Arbitraries.of(BuildChanged.State.class), times)
            .as((n, s, t) -> new Artefact.Build(Words.SHOP, "" + n, "ci-" + n, "b", s, t));
    Arbitrary<Artefact> deployments =
        Combinators.combine(numbers, Arbitraries.of(DeploymentChanged.State.class), times)
            .as((n, s, t) -> new Artefact.Deployment(Words.SHOP, "" + n, "env-" + n, s, t));
    return Arbitraries.oneOf(pulls, branches, builds, deployments)
        .list()
        .uniqueElements(Artefact::label)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Item> items() {
    return Combinators.combine(
            Arbitraries.of(ORDER),
            Arbitraries.of("Story", "Bug"),
            Arbitraries.of("", "label:a", "assignee:ana", "children:3/2/1", "untold"))
        .as(
            (status, type, words) ->
                Words.item(
                    words.isEmpty() ? null : words,
                    type,
                    status,
                    status.equals("Done") ? Category.DONE : Category.IN_PROGRESS));
  }

  @Provide
  Arbitrary<BookSettings> books() {
    Arbitrary<Condition> conditions =
        Combinators.combine(Arbitraries.of(PLAIN), Arbitraries.of(true, false)).as(Condition::that);
    Arbitrary<RuleLine> rules =
        Combinators.combine(
                conditions.list().uniqueElements(Condition::fact).ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(ORDER),
                Arbitraries.of(Set.<String>of(), Set.of("Bug")))
            .as(
                (when, status, types) ->
                    new RuleLine(
                        when + status, types, when, List.of(status), RuleLine.Effects.NONE));
    return Combinators.combine(
            rules.list().ofMinSize(1).ofMaxSize(6),
            Arbitraries.of(List.<StepBack>of(), List.of(new StepBack("Done", "In Progress"))))
        .as(
            (lines, back) ->
                new BookSettings("any", Set.of(), Set.of(), Set.of(), false, ORDER, back, lines));
  }
}
