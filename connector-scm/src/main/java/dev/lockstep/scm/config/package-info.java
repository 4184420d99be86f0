/** Settings as plain records, and the composition of the code hosts. */
@NullMarked
package dev.lockstep.scm.config;

import org.jspecify.annotations.NullMarked;
