/** Pure: which work items a branch name, a title or a text names. */
@NullMarked
package dev.lockstep.scm.mention;

import org.jspecify.annotations.NullMarked;
