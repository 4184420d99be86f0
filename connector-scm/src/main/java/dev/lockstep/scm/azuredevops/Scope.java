package dev.lockstep.scm.azuredevops;

import dev.lockstep.settings.RepositoryPatterns;
import java.util.List;
import java.util.Locale;

/**
 * What is in scope of an organisation.
 *
 * @param projects lower case; empty means all
 * @param repositories by {@code project:repository} or the repository's name alone
 */
public record Scope(List<String> projects, RepositoryPatterns repositories) {

  public Scope {
    projects = projects.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  boolean covers(String project, String repository) {
    RepositoryPatterns out = new RepositoryPatterns(repositories.leftOut(), List.of());
    boolean leftOut =
        !repositories.leftOut().isEmpty()
            && (out.covers(repository) || out.covers(project + ":" + repository));
    RepositoryPatterns in = new RepositoryPatterns(repositories.taken(), List.of());
    return (projects.isEmpty() || projects.contains(project.toLowerCase(Locale.ROOT)))
        && (in.covers(repository) || in.covers(project + ":" + repository))
        && !leftOut;
  }
}
