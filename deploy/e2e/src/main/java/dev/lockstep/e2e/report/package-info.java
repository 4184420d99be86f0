/** What the benchmark says. */
@NullMarked
package dev.lockstep.e2e.report;

import org.jspecify.annotations.NullMarked;
