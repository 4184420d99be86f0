package dev.lockstep.harvest;

import dev.lockstep.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keeps_the_rules() {
    ArchitectureRules.of("dev.lockstep.harvest")
        .pure("projection", "metric")
        .leaves("store", "web", "kafka", "schedule", "config", "console")
        .check();
  }
}
