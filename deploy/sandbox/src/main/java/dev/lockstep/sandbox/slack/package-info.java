/** The part of the Slack Web API that a notifier uses. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.slack;
