/** From what Jira shows to what Lockstep says about it. Pure. */
@NullMarked
package dev.lockstep.jira.mapping;

import org.jspecify.annotations.NullMarked;
