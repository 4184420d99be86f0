package dev.lockstep.notify.render;

import static dev.lockstep.notify.Samples.decision;
import static dev.lockstep.notify.Samples.item;
import static dev.lockstep.testing.SampleItem.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.route.Decision;
import dev.lockstep.notify.route.StatusChange;
import dev.lockstep.notify.route.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompositionTest {

  private static final Decision DECISION =
      Decision.of(decision(item("7").in("In Review"), "A pull request is open.", "acme/shop#12"))
          .orElseThrow();

  @Test
  void slackIsToldWhatMovedFromWhereToWhereAndWhy() {
    assertThat(compose(Transport.SLACK, telling("7", "To Do", "In Review", "Bot")).text())
        .isEqualTo(
            "<https://acme.atlassian.net/browse/SHOP-7|SHOP-7> Pay &lt;fast&gt; &amp; safe\n"
                + "↳ To Do → *In Review* · A pull request is open. (acme/shop#12)");
  }

  @Test
  void discordIsToldTheSameInItsOwnMarkup() {
    assertThat(compose(Transport.DISCORD, telling("7", "To Do", "In Review", "Bot")).text())
        .isEqualTo(
            "[SHOP-7](<https://acme.atlassian.net/browse/SHOP-7>) Pay \\<fast\\> & safe\n"
                + "↳ To Do → **In Review** · A pull request is open. \\(acme/shop\\#12\\)");
  }

  @Test
  void aMoveByAPersonNamesThePerson() {
    assertThat(compose(Transport.SLACK, telling("7", "To Do", "Done", "Ann")).text())
        .endsWith("↳ To Do → *Done* · by Ann");
  }

  @Test
  void nothingIsInventedWhereNobodyKnowsWhy() {
    assertThat(compose(Transport.SLACK, telling("7", "To Do", "Done", null)).text())
        .endsWith("↳ To Do → *Done*");
  }

  @Test
  void fewChangesAreToldAtLength() {
    Composition composition =
        compose(
            Transport.SLACK,
            telling("1", "To Do", "Done", null),
            telling("2", "To Do", "Done", null));
    assertThat(composition.told()).isEqualTo(2);
    assertThat(composition.text().lines()).hasSize(4);
  }

  @Test
  void manyChangesAreFoldedIntoOneLineForEachItem() {
    Composition composition =
        compose(
            Transport.SLACK,
            telling("1", "To Do", "In Progress", null),
            telling("2", "To Do", "Done", null),
            telling("1", "In Progress", "In Review", null),
            telling("3", "To Do", "Done", null),
            telling("2", "In Review", "Done", null));

    assertThat(composition.told()).isEqualTo(5);
    assertThat(composition.text().lines())
        .containsExactly(
            "*5 status changes*",
            "• <https://acme.atlassian.net/browse/SHOP-1|SHOP-1> To Do → In Progress → *In Review*"
                + " · Pay &lt;fast&gt; &amp; safe",
            "• <https://acme.atlassian.net/browse/SHOP-2|SHOP-2> To Do → *Done* · Pay &lt;fast&gt;"
                + " &amp; safe",
            "• <https://acme.atlassian.net/browse/SHOP-3|SHOP-3> To Do → *Done* · Pay &lt;fast&gt;"
                + " &amp; safe",
            "• <https://acme.atlassian.net/browse/SHOP-2|SHOP-2> In Review → *Done* · Pay"
                + " &lt;fast&gt; &amp; safe");
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void whatDoesNotFitWaitsForTheNextMessage(Transport transport) {
    List<Telling> waiting =
        new ArrayList<>(
            IntStream.range(0, 200)
                .mapToObj(i -> telling("" + (1000 + i), "To Do", "Done", null))
                .toList());
    List<String> texts = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Composition composition = Composition.of(transport, waiting);
      assertThat(composition.told()).isPositive();
      assertThat(composition.text().length())
          .isLessThanOrEqualTo(transport == Transport.SLACK ? 4000 : 2000);
      texts.add(composition.text());
      waiting.subList(0, composition.told()).clear();
    }
    String all = String.join("\n", texts);
    IntStream.range(0, 200)
        .forEach(i -> assertThat(all.split("browse/SHOP-" + (1000 + i), -1)).hasSize(2));
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void theWorstChangeFitsAndTellsNothingToAnybodyElse(Transport transport) {
    String worst = "<!channel>&*`~@everyone_\n".repeat(100);
    StatusChange change =
        new StatusChange(
            "e",
            item("7").ref(),
            worst,
            worst,
            worst,
            worst,
            worst,
            "https://a.test/" + "&".repeat(50),
            NOON,
            null);
    Decision because = new Decision(item("7").ref(), worst, "r", worst, worst + "x", 1, NOON, null);

    for (int times : new int[] {1, 2, 4, 5, 50}) {
      List<Telling> waiting =
          IntStream.range(0, times).mapToObj(i -> Telling.of(change, because)).toList();
      Composition composition = Composition.of(transport, waiting);
      assertThat(composition.told()).isPositive();
      assertThat(composition.text().length())
          .isLessThanOrEqualTo(transport == Transport.SLACK ? 4000 : 2000);
      assertThat(composition.text()).doesNotContainPattern("(?<!\\\\)<!channel");
    }
  }

  private static Composition compose(Transport transport, Telling... waiting) {
    return Composition.of(transport, List.of(waiting));
  }

  private static Telling telling(String id, String from, String to, @Nullable String actor) {
    StatusChange change =
        new StatusChange(
            "event",
            item(id).ref(),
            "SHOP-" + id,
            "Pay <fast> & safe",
            from,
            to,
            actor,
            "https://acme.atlassian.net/browse/SHOP-" + id,
            NOON,
            null);
    return Telling.of(change, DECISION);
  }
}
