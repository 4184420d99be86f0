/** What is known about work items, kept and served. */
@NullMarked
package dev.lockstep.harvest;

import org.jspecify.annotations.NullMarked;
