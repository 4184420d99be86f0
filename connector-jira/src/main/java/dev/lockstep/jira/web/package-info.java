/** HTTP: webhooks and health. */
@NullMarked
package dev.lockstep.jira.web;

import org.jspecify.annotations.NullMarked;
