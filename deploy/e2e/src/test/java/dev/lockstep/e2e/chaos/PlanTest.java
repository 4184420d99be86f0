package dev.lockstep.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final List<String> EVERYBODY =
      List.of(
          "connector-jira",
          "connector-scm",
          "harvest-api",
          "kafka",
          "notifier",
          "postgres",
          "sync-engine");

  @Test
  void the_same_seed_gives_the_same_plan_and_another_seed_another() {
    Plan plan = Plan.of(7, 2000, 2);

    assertThat(Plan.of(7, 2000, 2)).isEqualTo(plan);
    assertThat(Plan.of(8, 2000, 2).kills()).isNotEqualTo(plan.kills());
    assertThat(Plan.of(8, 2000, 2).stories()).isNotEqualTo(plan.stories());
    assertThat(plan.described()).contains("seed 7").contains("kafka after");
  }

  @Test
  void a_long_plan_kills_everybody_alone_and_then_two_at_once() {
    Plan plan = Plan.of(3, 2000, 1);

    assertThat(plan.changes()).isBetween(2000, 2002);
    assertThat(plan.kills()).hasSize(10);
    assertThat(plan.kills().subList(0, 7)).allMatch(kill -> kill.victims().size() == 1);
    assertThat(victims(plan.kills().subList(0, 7))).containsExactlyInAnyOrderElementsOf(EVERYBODY);
    assertThat(plan.kills().subList(7, 10)).allMatch(kill -> kill.victims().size() == 2);
    assertThat(victims(plan.kills().subList(7, 10))).doesNotHaveDuplicates();
  }

  @Test
  void a_short_plan_kills_everybody_once() {
    Plan plan = Plan.of(3, 500, 1);

    assertThat(victims(plan.kills())).containsExactlyInAnyOrderElementsOf(EVERYBODY);
    assertThat(plan.kills()).hasSize(5).anyMatch(kill -> kill.victims().size() == 2);
  }

  @Test
  void kills_are_spread_over_the_changes() {
    List<Integer> moments = Plan.of(5, 2000, 1).kills().stream().map(Kill::afterChanges).toList();

    assertThat(moments).isSorted().doesNotHaveDuplicates();
    assertThat(moments).allSatisfy(moment -> assertThat(moment).isBetween(100, 1810));
  }

  @Test
  void of_two_replicas_either_may_be_killed() {
    assertThat(victims(Plan.of(5, 2000, 2).kills()))
        .anyMatch(victim -> victim.endsWith("-2"))
        .anyMatch(victim -> EVERYBODY.contains(victim) && !victim.equals("kafka"));
  }

  @Test
  void every_issue_has_a_key_of_its_own_that_the_seeded_projects_hold() {
    Plan plan = Plan.of(11, 600, 1);

    assertThat(plan.stories().stream().map(Story::key)).doesNotHaveDuplicates();
    assertThat(plan.stories())
        .allSatisfy(
            story -> {
              int number = Integer.parseInt(story.key().replaceAll(".*-", ""));
              assertThat(number).isBetween(1, plan.issues(story.site(), story.bug()));
            });
  }

  private static List<String> victims(List<Kill> kills) {
    return kills.stream().flatMap(kill -> kill.victims().stream()).collect(Collectors.toList());
  }
}
