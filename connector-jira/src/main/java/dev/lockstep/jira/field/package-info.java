/** Lists the fields of a site, for people who look for the id of one. */
@NullMarked
package dev.lockstep.jira.field;

import org.jspecify.annotations.NullMarked;
