/**
 * Jira: sites, issues, workflows, JQL, changelogs, webhooks, as Jira Cloud tells of them and, in
 * the classes named {@code Dc...}, as Jira Data Center does. Both are in one package because both
 * are views of one model: in a package of its own the second view would need a dozen classes of the
 * model and some sixty of their methods to be public; here it needs none.
 */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.jira;
