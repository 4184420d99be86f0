/** Azure DevOps: repositories and work items of one organisation, by its REST API 7.1. */
@NullMarked
package dev.lockstep.scm.azuredevops;

import org.jspecify.annotations.NullMarked;
