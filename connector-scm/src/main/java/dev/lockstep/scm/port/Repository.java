package dev.lockstep.scm.port;

import dev.lockstep.contract.RepositoryRef;

/**
 * A repository in scope.
 *
 * @param ref which
 * @param name its name for people
 */
public record Repository(RepositoryRef ref, String name) {}
