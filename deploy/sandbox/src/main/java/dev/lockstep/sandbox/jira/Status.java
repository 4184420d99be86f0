package dev.lockstep.sandbox.jira;

/** A status of a site; ids differ between sites, names do not. */
public record Status(String id, String name, Category category) {
  /** Jira's three kinds of status. */
  public enum Category {
    TODO(2, "new", "blue-gray", "To Do"),
    DOING(4, "indeterminate", "yellow", "In Progress"),
    DONE(3, "done", "green", "Done");

    final int id;
    final String key;
    final String color;
    final String label;

    Category(int id, String key, String color, String label) {
      this.id = id;
      this.key = key;
      this.color = color;
      this.label = label;
    }
  }
}
