package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.WorkItemRef;

/** How work items are named: {@code AB#42}, as people write it elsewhere. */
final class Keys {

  private Keys() {}

  static String of(int id) {
    return "AB#" + id;
  }

  static WorkItemRef ref(String organization, int id) {
    return new WorkItemRef(AzureDevOps.PROVIDER, organization, Integer.toString(id));
  }
}
