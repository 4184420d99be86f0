package dev.lockstep.notify;

import dev.lockstep.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheRules() {
    ArchitectureRules.of("dev.lockstep.notify")
        .pure("route", "render")
        .leaves("slack", "discord", "kafka", "store", "web", "schedule", "config")
        .providers("slack", "discord")
        .check();
  }
}
