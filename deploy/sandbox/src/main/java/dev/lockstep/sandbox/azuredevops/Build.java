package dev.lockstep.sandbox.azuredevops;

import org.jspecify.annotations.Nullable;

/**
 * A run of a pipeline.
 *
 * @param ref what was built: a branch, a tag, or what a pull request would be merged to
 * @param version the commit of that
 * @param request the pull request, where it was built for one
 * @param message first line of the commit's message, where a push began it
 * @param result null while it runs
 */
record Build(
    int id,
    String number,
    String definition,
    GitRepository repository,
    String ref,
    String version,
    @Nullable GitPullRequest request,
    @Nullable String message,
    Identity by,
    @Nullable String result,
    long queued,
    long finished) {

  /**
   * The same after it ran, for the first time or again.
   *
   * @param how null when it does not end
   */
  Build ran(@Nullable String how, long at) {
    return new Build(
        id, number, definition, repository, ref, version, request, message, by, how, queued, at);
  }
}
