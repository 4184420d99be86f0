package dev.lockstep.jira.transition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansTest {

  /**
   * Offered: {@code id>status}, with ! where not available, * with a screen, ? with a field
   * missing.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # wanted               | based on    | stands in   | offered                            | what happens
          In Review              | In Progress | In Progress | 1>In Review 2>To Do                | 1 to In Review
          In Review              | In Progress | in review   | 1>Done                             | already there
          in review              | in progress | In Progress | 1>In Review                        | 1 to In Review
          Resolved, Dev Testing  | In Review   | Dev Testing | 1>Resolved                         | already there
          In Review              | In Progress | Done        | 1>In Review                        | moved on to Done
          In Review              |             | To Do       | 1>In Review                        | moved on to To Do
          Resolved, Dev Testing  | In Review   | In Review   | 1>Dev Testing 2>Resolved           | 2 to Resolved
          Resolved, Dev Testing  | In Review   | In Review   | 1>Dev Testing                      | 1 to Dev Testing
          Resolved, Dev Testing  | In Review   | In Review   | 1>Dev Testing 2>Resolved!          | 1 to Dev Testing
          Resolved               | In Review   | In Review   | 1>Resolved* 2>Resolved             | 2 to Resolved
          Resolved               | In Review   | In Review   | 1>Resolved? 2>Resolved*            | 2 to Resolved
          Resolved               | In Review   | In Review   | 1>Resolved 2>Resolved              | 1 to Resolved
          Resolved               | In Review   | In Review   | 1>Resolved?                        | asks whether it holds resolution
          Resolved               | In Review   | In Review   | 1>Resolved!                        | a person takes way 1
          Done                   | To Do       | To Do       | 1>In Progress 2>In Review!         | From To Do no transition leads to Done; offered: In Progress (way 1), In Review (way 2, not available).
          Done, Closed           | To Do       | To Do       |                                    | From To Do no transition leads to Done or Closed; offered: none.
          """)
  void wanted_and_actual_decide(
      String wanted, String basedOn, String status, String offered, String happens) {
    Travel travel = Travel.begin(List.of());
    Standing standing = standing(status, offered);
    Plan plan = Plans.of(names(wanted), Set.copyOf(names(basedOn)), standing, travel);
    if (plan instanceof Plan.Further) {
      plan = Paths.of(names(wanted), standing, Ways.NONE, travel, false);
    }

    assertThat(words(plan)).isEqualTo(happens);
  }

  @Test
  void a_move_knows_where_it_comes_from() {
    assertThat(Plans.of(List.of("B"), Set.of("A"), standing("A", "7>B"), Travel.begin(List.of())))
        .isEqualTo(new Plan.Move(offered("7>B"), "A", List.of()));
  }

  private static String words(Plan plan) {
    if (plan instanceof Plan.Move move) {
      return move.by().id() + " to " + move.by().to();
    }
    if (plan instanceof Plan.MovedOn on) {
      return "moved on to " + on.actual();
    }
    if (plan instanceof Plan.Ask ask) {
      return "asks whether it holds " + String.join(", ", ask.fields());
    }
    if (plan instanceof Plan.NeedsPerson person) {
      return "a person takes " + person.step().name();
    }
    return plan instanceof Plan.NoWay no ? no.detail() : "already there";
  }

  private static List<String> names(@Nullable String list) {
    return list == null ? List.of() : Arrays.stream(list.split(",")).map(String::strip).toList();
  }

  private static Standing standing(String status, @Nullable String offered) {
    return new Standing(
        "10001",
        "ABC-1",
        new IssueKind("ABC", "Story"),
        status,
        offered == null
            ? List.of()
            : Arrays.stream(offered.split(" (?=\\d>)")).map(PlansTest::offered).toList(),
        Set.of());
  }

  private static Offered offered(String text) {
    String id = text.substring(0, text.indexOf('>'));
    String to = text.substring(text.indexOf('>') + 1).replaceAll("[!*?]$", "");
    return new Offered(
        id,
        "way " + id,
        to,
        !text.endsWith("!"),
        text.endsWith("*") || text.endsWith("?"),
        text.endsWith("?") ? Set.of("resolution") : Set.of(),
        Map.of());
  }
}
