package dev.lockstep.sandbox.azuredevops;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A team, its sprints and what each of its members can do in one. */
final class Team {

  /**
   * A sprint.
   *
   * @param capacity hours per day by person
   */
  record Sprint(
      String id,
      String name,
      String path,
      LocalDate start,
      LocalDate finish,
      Map<String, Double> capacity) {}

  private final String id;
  private final String name;
  private final List<Sprint> sprints = new ArrayList<>();
  private final Map<String, Boolean> areas = new LinkedHashMap<>();

  Team(String id, String name) {
    this.id = id;
    this.name = name;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  List<Sprint> sprints() {
    return sprints;
  }

  /** Area paths of the team, and whether what lies below them is its own too. */
  Map<String, Boolean> areas() {
    return areas;
  }
}
