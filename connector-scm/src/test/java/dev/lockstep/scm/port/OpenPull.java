package dev.lockstep.scm.port;

import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Open pull requests for tests that do not care what is in them. */
public final class OpenPull {

  private OpenPull() {}

  /** One called {@code ABC-<number>}. */
  public static PullRequest of(RepositoryRef repository, long number, Instant updated) {
    return new PullRequest(
        repository,
        number,
        "ABC-" + number,
        "",
        State.OPEN,
        "OPEN",
        "feature",
        "main",
        null,
        null,
        null,
        null,
        List.of(),
        Set.of(),
        "https://example.com/" + number,
        updated,
        null);
  }
}
