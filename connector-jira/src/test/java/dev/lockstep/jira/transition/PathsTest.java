package dev.lockstep.jira.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

  /** Ways are {@code from>to}, with ? where a screen demands the resolution. The item is in A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # wanted | offered   | known                   | answers    | what happens
          C        | A>B       | B>C                     |            | A>B, B>C
          D        | A>B A>C   | B>C C>D B>D             |            | A>B, B>D
          D        | A>B A>C   | B>D? C>E E>D            |            | A>C, C>E, E>D
          D        | A>B       | B>D?                    |            | asks for resolution
          D        | A>B       | B>D?                    | resolution | A>B, B>D
          D        | A>B? A>C  | B>D C>D                 |            | A>C, C>D
          D        | A>B       | B>C                     |            | looks at C
          D        | A>B       |                         |            | looks at B
          D        | A>B       | B>C C>B B>A C>A         |            | From A no transition leads to D; offered: B (to B); over further steps: C.
          X, C     | A>B       | B>C                     |            | A>B, B>C
          C, D     | A>D?      | D>E E>C                 | resolution | A>D, D>E, E>C
          """)
  void the_shortest_way_that_asks_for_nothing_is_taken(
      String wanted,
      String offered,
      @Nullable String known,
      @Nullable String answers,
      String happens) {
    Travel travel = Travel.begin(answers == null ? List.of() : List.of(answers));

    Plan plan =
        Paths.of(Arrays.asList(wanted.split(", ")), standing(offered), ways(known), travel, true);

    assertThat(words(plan)).isEqualTo(happens);
  }

  @Test
  void a_screen_that_nobody_answers_is_for_a_person_once_it_was_asked() {
    Travel travel = Travel.begin(List.of()).asked(Set.of("resolution"), Set.of());

    Plan plan = Paths.of(List.of("D"), standing("A>B"), ways("B>D?"), travel, false);

    assertThat(plan)
        .isEqualTo(
            new Plan.NeedsPerson(
                "A", new Way("B", "D", "to D", Set.of("resolution")), Set.of("resolution")));
  }

  @Test
  void what_was_refused_or_left_is_not_taken_again() {
    Travel travel = Travel.begin(List.of()).refused(standing("A>B").offered().get(0));
    assertThat(words(Paths.of(List.of("D"), standing("A>B A>C"), ways("B>D C>D"), travel, false)))
        .isEqualTo("A>C, C>D");

    Travel left = Travel.begin(List.of()).step("B", "A");
    assertThat(words(Paths.of(List.of("D"), standing("A>B A>C"), ways("B>D C>B"), left, false)))
        .startsWith("From A no transition leads to D");
  }

  @Test
  void nobody_goes_further_than_ten_steps() {
    String chain =
        Stream.iterate('B', c -> (char) (c + 1))
            .limit(14)
            .map(c -> c + ">" + (char) (c + 1))
            .collect(Collectors.joining(" "));

    assertThat(words(Paths.of(List.of("K"), standing("A>B"), ways(chain), NOTHING, false)))
        .endsWith("J>K");
    assertThat(words(Paths.of(List.of("L"), standing("A>B"), ways(chain), NOTHING, false)))
        .startsWith("From A no transition leads to L");
  }

  @Test
  void everything_within_reach_is_told_with_how() {
    assertThat(Paths.reachable(standing("A>B"), ways("B>C C>D?"), NOTHING).keySet())
        .containsExactly("B", "C", "D");
  }

  private static final Travel NOTHING = Travel.begin(List.of());

  private static String words(Plan plan) {
    if (plan instanceof Plan.Move move) {
      return Stream.concat(
              Stream.of(move.from() + ">" + move.by().to()),
              move.then().stream().map(way -> way.from() + ">" + way.to()))
          .collect(Collectors.joining(", "));
    }
    if (plan instanceof Plan.Ask ask) {
      return "asks for " + String.join(", ", ask.fields());
    }
    if (plan instanceof Plan.Explore explore) {
      return "looks at " + explore.status();
    }
    return plan instanceof Plan.NoWay no ? no.detail() : plan.toString();
  }

  private static Standing standing(String offered) {
    List<Offered> transitions =
        each(offered)
            .map(
                way ->
                    new Offered(
                        "id of " + way,
                        "to " + to(way),
                        to(way),
                        true,
                        way.endsWith("?"),
                        demands(way),
                        Map.of()))
            .toList();
    return new Standing(
        "10001", "ABC-1", new IssueKind("ABC", "Story"), "A", transitions, Set.of());
  }

  private static Ways ways(@Nullable String known) {
    return known == null
        ? Ways.NONE
        : Ways.of(
            each(known)
                .map(way -> new Way(way.substring(0, 1), to(way), "to " + to(way), demands(way)))
                .toList(),
            List.of());
  }

  private static Stream<String> each(String ways) {
    return Arrays.stream(ways.strip().split(" +"));
  }

  private static String to(String way) {
    return way.substring(2, 3);
  }

  private static Set<String> demands(String way) {
    return way.endsWith("?") ? Set.of("resolution") : Set.of();
  }
}
