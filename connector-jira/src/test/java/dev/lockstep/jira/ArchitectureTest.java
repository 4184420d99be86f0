package dev.lockstep.jira;

import dev.lockstep.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keeps_the_rules() {
    ArchitectureRules.of("dev.lockstep.jira")
        .pure("adf", "edit", "jql", "mapping", "transition")
        .leaves("cloud", "datacenter", "web", "kafka", "store", "schedule", "config")
        .providers("cloud", "datacenter")
        .sharedByProviders("rest")
        .library("adf", "org.commonmark..")
        .check();
  }
}
