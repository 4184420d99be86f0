package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.e2e.chaos.Round;
import dev.lockstep.e2e.chaos.Verdict;
import dev.lockstep.e2e.world.WholeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every service, the broker and the database are killed once, some of them two at once, while some
 * hundred changes flow and upstreams and hooks misbehave. Nothing is lost and nothing is done
 * twice. The long variant is {@code ./lockstep chaos}.
 */
@ExtendWith(WithWholeSystem.class)
class KillTest {
  private final WholeSystem system;

  KillTest(WholeSystem system) {
    this.system = system;
  }

  @Test
  void work_goes_on_whoever_is_killed() throws Exception {
    Verdict verdict = new Round(system, Shared.PLAN, line -> System.out.println("  " + line)).run();

    System.out.println(verdict.told());
    assertThat(verdict.problems()).as(verdict.told()).isEmpty();
    assertThat(verdict.deaths()).hasSize(7);
  }
}
