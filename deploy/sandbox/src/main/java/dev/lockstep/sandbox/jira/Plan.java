package dev.lockstep.sandbox.jira;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The components and versions of the projects, and the sprints of a site. */
final class Plan {
  private final Map<Long, Component> components = new LinkedHashMap<>();
  private final Map<Long, Version> versions = new LinkedHashMap<>();
  private final Map<Long, Sprint> sprints = new LinkedHashMap<>();

  List<Component> components(Project project) {
    return of(components.values(), project, Component::projectId);
  }

  List<Version> versions(Project project) {
    return of(versions.values(), project, Version::projectId);
  }

  private static <T> List<T> of(Collection<T> all, Project project, ToLongFunction<T> owner) {
    return all.stream().filter(one -> owner.applyAsLong(one) == project.id()).toList();
  }

  Collection<Component> components() {
    return components.values();
  }

  Collection<Version> versions() {
    return versions.values();
  }

  Collection<Sprint> sprints() {
    return sprints.values();
  }

  Optional<Component> component(long id) {
    return Optional.ofNullable(components.get(id));
  }

  Optional<Version> version(long id) {
    return Optional.ofNullable(versions.get(id));
  }

  Optional<Sprint> sprint(long id) {
    return Optional.ofNullable(sprints.get(id));
  }

  Optional<Sprint> sprint(String nameOrId) {
    return sprints.values().stream()
        .filter(one -> one.name().equals(nameOrId) || Long.toString(one.id()).equals(nameOrId))
        .findFirst();
  }

  void put(Component component) {
    components.put(component.id(), component);
  }

  void put(Version version) {
    versions.put(version.id(), version);
  }

  void put(Sprint sprint) {
    sprints.put(sprint.id(), sprint);
  }
}
