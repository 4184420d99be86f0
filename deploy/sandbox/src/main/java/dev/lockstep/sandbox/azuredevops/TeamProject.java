package dev.lockstep.sandbox.azuredevops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A team project with its repositories and builds, and the teams that plan in it. */
final class TeamProject {
  private final String id;
  private final String name;
  private final Map<String, GitRepository> repositories = new LinkedHashMap<>();
  private final Map<String, Team> teams = new LinkedHashMap<>();
  private final TreeMap<Integer, Build> builds = new TreeMap<>();

  TeamProject(String id, String name) {
    this.id = id;
    this.name = name;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  /** By id: names change. */
  Map<String, GitRepository> repositories() {
    return repositories;
  }

  /** By number, which is unique in the organisation. */
  Map<Integer, Build> builds() {
    return builds;
  }

  Map<String, Team> teams() {
    return teams;
  }

  /** By name, whatever its case, or by id. */
  Optional<GitRepository> repository(String nameOrId) {
    return repositories.values().stream()
        .filter(one -> one.name().equalsIgnoreCase(nameOrId) || one.id().equals(nameOrId))
        .findFirst();
  }
}
