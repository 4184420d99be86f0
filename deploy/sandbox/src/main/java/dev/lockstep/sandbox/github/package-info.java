/**
 * GitHub: REST, the part of GraphQL that a connector reads, Apps and webhooks. What there is is
 * kept as the JSON that GitHub's REST API shows of it.
 */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.github;
