package dev.lockstep.scm.port;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as a code host shows it, normalised and native.
 *
 * @param repository where it is to be merged
 * @param number its number in that repository
 * @param title its title
 * @param description its text, empty when it has none
 * @param state normalised; {@link State#UNKNOWN} for what this version does not know, never a guess
 * @param nativeState as the host says it
 * @param sourceBranch the branch with the work; empty when the host no longer tells (a deleted
 *     fork)
 * @param targetBranch the branch it goes to
 * @param author who opened it, where the host tells
 * @param url where a person opens it
 * @param updated its update time, which orders its versions
 * @param actor who changed it, where the host tells
 */
public record PullRequest(
    RepositoryRef repository,
    long number,
    String title,
    String description,
    State state,
    String nativeState,
    String sourceBranch,
    String targetBranch,
    @Nullable Person author,
    String url,
    Instant updated,
    @Nullable Person actor) {}
