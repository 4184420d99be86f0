/** Bitbucket Cloud: repositories, branches, pull requests, webhooks. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.bitbucket;
