/** The benchmark; its tests are the whole-system tests. */
@NullMarked
package dev.lockstep.e2e;

import org.jspecify.annotations.NullMarked;
