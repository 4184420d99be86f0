/** Azure DevOps: repositories, pull requests, work items with their feeds, service hooks. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.azuredevops;
