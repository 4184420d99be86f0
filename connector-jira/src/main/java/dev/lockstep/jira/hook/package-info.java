/** Takes webhooks: a hint is published before the upstream hears that it arrived. */
@NullMarked
package dev.lockstep.jira.hook;

import org.jspecify.annotations.NullMarked;
