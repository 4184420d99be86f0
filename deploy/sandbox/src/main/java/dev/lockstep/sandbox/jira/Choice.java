package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One of a list of values: a priority, a team, an option of a select field. */
record Choice(String id, String name) {
  static final List<Choice> PRIORITIES =
      List.of(
          new Choice("1", "Highest"),
          new Choice("2", "High"),
          new Choice("3", "Medium"),
          new Choice("4", "Low"),
          new Choice("5", "Lowest"));

  static final List<Choice> RESOLUTIONS =
      List.of(new Choice("10000", "Done"), new Choice("10001", "Won't Do"));

  static final List<Choice> TIERS =
      List.of(
          new Choice("10150", "Gold"),
          new Choice("10151", "Silver"),
          new Choice("10152", "Bronze"));

  static final List<Choice> TEAMS =
      List.of(
          new Choice("36885b3c-1bf0-4f85-a357-c5b858c31de4", "Checkout"),
          new Choice("5c1b7a52-6f0e-4a6e-9f0b-7f2a4f0f8f11", "Platform"),
          new Choice("a2b0a3b0-51c1-4b0b-8d43-0d8f2a6c9d22", "Mobile"));

  static Optional<Choice> find(List<Choice> all, String nameOrId) {
    return all.stream()
        .filter(one -> one.name().equalsIgnoreCase(nameOrId) || one.id().equals(nameOrId))
        .findFirst();
  }

  /** By {@code id}, or else by the given member, such as {@code name} or {@code value}. */
  static Optional<Choice> find(List<Choice> all, JsonNode value, String member) {
    String id = value.path("id").asText("");
    return find(all, id.isEmpty() ? value.path(member).asText("") : id);
  }

  static String id(List<Choice> all, String name) {
    return find(all, name).map(Choice::id).orElse("3");
  }
}
