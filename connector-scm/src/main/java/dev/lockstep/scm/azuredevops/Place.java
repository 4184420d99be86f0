package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.contract.RepositoryRef;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/** Where a repository is: its name in a reference is {@code project:repository}. */
record Place(RepositoryRef ref, String project, String repository) {

  /**
   * Reads a reference.
   *
   * @throws NotFound when it names no project: there is no such repository
   */
  static Place of(RepositoryRef ref) {
    int colon = ref.name().indexOf(':');
    if (colon <= 0 || colon == ref.name().length() - 1) {
      throw new NotFound("a repository is named project:repository, not " + ref.name());
    }
    return new Place(ref, ref.name().substring(0, colon), ref.name().substring(colon + 1));
  }

  /** Where people open it. */
  String web(URI base, String organization) {
    return UriBuilder.fromUri(base)
        .segment(organization, project, "_git", repository)
        .build()
        .toString();
  }
}
