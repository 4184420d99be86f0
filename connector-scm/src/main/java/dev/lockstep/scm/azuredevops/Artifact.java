package dev.lockstep.scm.azuredevops;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a work item is linked with in a repository, by ids: a pull request or a branch.
 *
 * @param pullRequest its number, where it is one
 * @param branch its name, where it is one
 */
record Artifact(
    String project, String repository, @Nullable Long pullRequest, @Nullable String branch) {

  private static final String PULL_REQUEST = "vstfs:///Git/PullRequestId/";
  private static final String REF = "vstfs:///Git/Ref/";

  /** Null for anything else, such as a commit or a build. */
  static @Nullable Artifact parse(String uri) {
    boolean request = uri.startsWith(PULL_REQUEST);
    if (!request && !uri.startsWith(REF)) {
      return null;
    }
    String path;
    try {
      path =
          URLDecoder.decode(
              uri.substring((request ? PULL_REQUEST : REF).length()).replace("+", "%2B"),
              StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
    String[] parts = path.split("/", 3);
    if (parts.length < 3) {
      return null;
    }
    if (request) {
      return parts[2].matches("\\d{1,18}")
          ? new Artifact(parts[0], parts[1], Long.valueOf(parts[2]), null)
          : null;
    }
    return parts[2].startsWith("GB")
        ? new Artifact(parts[0], parts[1], null, parts[2].substring(2))
        : null;
  }

  /** Where people open it; ids are as good as names there. */
  String web(URI base, String organization) {
    UriBuilder at = UriBuilder.fromUri(base).segment(organization, project, "_git", repository);
    return pullRequest == null
        ? at.queryParam("version", "GB{branch}").build(branch).toString()
        : at.segment("pullrequest", Long.toString(pullRequest)).build().toString();
  }
}
