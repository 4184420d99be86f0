package dev.lockstep.scm;

import dev.lockstep.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keeps_the_rules() {
    ArchitectureRules.of("dev.lockstep.scm")
        .pure("mention")
        .leaves(
            "azuredevops",
            "bitbucket",
            "bitbucketdc",
            "github",
            "web",
            "kafka",
            "store",
            "schedule",
            "config")
        .providers("azuredevops", "bitbucket", "bitbucketdc", "github")
        .sharedByProviders("rest")
        .check();
  }
}
