package dev.lockstep.sync.rule;

import org.jspecify.annotations.Nullable;

/**
 * An item as the rule book sees it.
 *
 * @param item where it stands
 * @param facts what is known
 * @param silenced name of a rule whose last move of it was taken back while the facts were these
 */
public record Situation(Item item, Facts facts, @Nullable String silenced) {}
