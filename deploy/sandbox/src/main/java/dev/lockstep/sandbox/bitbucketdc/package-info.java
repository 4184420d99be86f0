/** Bitbucket Data Center: projects, their repositories and webhooks, as its own REST API. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.bitbucketdc;
