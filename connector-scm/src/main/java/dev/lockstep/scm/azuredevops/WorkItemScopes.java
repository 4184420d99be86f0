package dev.lockstep.scm.azuredevops;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which feeds of work items there are: one of the organisation, or one of each project where
 * projects are set.
 *
 * @param owner the organisation as it stands in references
 * @param projects those that are set; empty means all
 */
record WorkItemScopes(String owner, List<String> projects) {

  WorkItemScopes {
    projects = projects.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** The scope of a project's feed, or of the organisation's without one. */
  String scope(@Nullable String project) {
    return AzureDevOps.PROVIDER
        + "/"
        + owner
        + (project == null ? "" : "/" + project)
        + "#work-items";
  }

  /** The feeds that tell of a project's work items; all where it is not known which project. */
  List<String> of(@Nullable String project) {
    if (projects.isEmpty()) {
      return List.of(scope(null));
    }
    return projects.stream()
        .filter(one -> project == null || one.equalsIgnoreCase(project))
        .map(this::scope)
        .toList();
  }
}
