package dev.lockstep.sync;

import dev.lockstep.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theEngineKeepsTheRulesOfTheArchitecture() {
    ArchitectureRules.of("dev.lockstep.sync")
        .pure("rule")
        .library("rule", "dev.lockstep.settings")
        .leaves("kafka", "store", "web", "schedule", "config")
        .check();
  }
}
