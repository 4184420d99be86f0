package dev.lockstep.contract;

/**
 * A person as an upstream knows them.
 *
 * @param id the upstream's stable id (Jira Cloud: accountId), never an e-mail
 * @param name the display name at that time; for reading only, never for matching
 */
public record Person(String id, String name) {}
