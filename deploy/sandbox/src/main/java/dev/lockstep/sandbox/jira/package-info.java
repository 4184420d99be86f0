/** Jira Cloud: sites, issues, workflows, JQL, changelogs, webhooks. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.jira;
