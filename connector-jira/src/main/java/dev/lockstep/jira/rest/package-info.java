/** What both variants of Jira, Cloud and Data Center, have in common on the wire. */
@NullMarked
package dev.lockstep.jira.rest;

import org.jspecify.annotations.NullMarked;
