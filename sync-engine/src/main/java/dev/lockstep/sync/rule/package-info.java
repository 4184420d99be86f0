/**
 * What an item's development activity says its status should be: pure functions from facts to a
 * decision with its reason. No clock, no logger, no framework.
 */
@NullMarked
package dev.lockstep.sync.rule;

import org.jspecify.annotations.NullMarked;
