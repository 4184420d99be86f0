package dev.lockstep.sync.rule;

import dev.lockstep.contract.Status.Category;

/**
 * An item as the rule book sees it.
 *
 * @param key for the explanation
 * @param type name of its type
 * @param status name of its status, or of the one it is on its way to
 * @param category of that status
 * @param facts what is known
 */
public record Situation(String key, String type, String status, Category category, Facts facts) {}
