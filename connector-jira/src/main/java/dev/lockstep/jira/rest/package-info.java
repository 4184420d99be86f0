/** What both variants of Jira say alike on the wire. Seen by the providers only. */
@NullMarked
package dev.lockstep.jira.rest;

import org.jspecify.annotations.NullMarked;
