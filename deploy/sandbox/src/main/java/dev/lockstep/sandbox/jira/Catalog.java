package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statuses, issue types and workflows of one site. */
final class Catalog {
  /** The issue type whose workflow is long. */
  static final String LONG_WAY = "Improvement";

  /** A status that only the long workflow has. */
  static final String SELECTED = "Selected";

  private final Map<String, Status> statuses = new LinkedHashMap<>();
  private final Map<String, IssueType> types = new LinkedHashMap<>();
  private final Map<String, Workflow> workflows = new LinkedHashMap<>();

  /** The n-th site (from 0) gets status ids and transition ids of its own. */
  Catalog(int n) {
    int own = 10000 + 100 * n;
    status(own, "To Do", Status.Category.TODO);
    status(3, "In Progress", Status.Category.DOING);
    status(own + 1, "In Review", Status.Category.DOING);
    status(own + 2, "Dev Testing", Status.Category.DOING);
    status(5, "Resolved", Status.Category.DONE);
    status(own + 3, "Done", Status.Category.DONE);
    status(own + 4, SELECTED, Status.Category.TODO);
    Workflow software = software(n);
    Workflow bug = bug(n);
    Workflow plain = plain(n);
    type("10004", "Product Version", 2, plain);
    type("10000", "Feature", 1, plain);
    type("11140", "Customer Adoption", 1, plain);
    type("10001", "Epic", 1, plain);
    type("10101", "Story", 0, software);
    type("10104", "Task", 0, software);
    type("10102", "Bug", 0, bug);
    type("10103", "Sub-task", -1, software);
    type("10105", LONG_WAY, 0, longWay(n));
  }

  private Workflow software(int n) {
    return new Ways("Software workflow", this, 11 + n)
        .way("To Do", "Start progress", "In Progress")
        .way("To Do", "Send to review", "In Review")
        .way("In Progress", "Ask for review", "In Review")
        .way("In Progress", "Stop progress", "To Do")
        .way("In Review", "Approve", "Dev Testing")
        .way("In Review", "Request changes", "In Progress")
        .way("Dev Testing", "Accept", "Done")
        .screen("Dev Testing", "Close with resolution", "Done")
        .way("Dev Testing", "Reject", "In Progress")
        .way("Dev Testing", "Back to review", "In Review")
        .way("Done", "Reopen", "To Do")
        .build();
  }

  private Workflow bug(int n) {
    return new Ways("Bug workflow", this, 301 + n)
        .way("To Do", "Start fixing", "In Progress")
        .way("To Do", "Propose fix", "In Review")
        .screen("In Progress", "Resolve as", "Resolved")
        .way("In Progress", "Ask for review", "In Review")
        .way("In Progress", "Put back", "To Do")
        .way("In Review", "Request changes", "In Progress")
        .screen("In Review", "Resolve as", "Resolved")
        .way("In Review", "Resolve", "Resolved")
        .way("In Review", "Test", "Dev Testing")
        .way("Dev Testing", "Resolve", "Resolved")
        .way("Dev Testing", "Reject", "In Progress")
        .way("Resolved", "Verify", "Done")
        .way("Resolved", "Reopen", "In Progress")
        .way("Done", "Reopen", "To Do")
        .build();
  }

  /** No status can be skipped, one step asks for a field, and the last one is for people. */
  private Workflow longWay(int n) {
    return new Ways("Long workflow", this, 1001 + n)
        .way("To Do", "Select", SELECTED)
        .way(SELECTED, "Start", "In Progress")
        .way("In Progress", "Ask for review", "In Review")
        .screen("In Review", "Approve for a customer", "Dev Testing", Fields.CUSTOMER)
        .way("In Review", "Request changes", "In Progress")
        .way("Dev Testing", "Accept", "Done")
        .personal("Done", "Sign off", "Resolved")
        .way("Resolved", "Reopen", "In Progress")
        .global("Back to the start", "To Do")
        .build();
  }

  private Workflow plain(int n) {
    return new Ways("Planning workflow", this, 701 + n)
        .way("To Do", "Begin", "In Progress")
        .way("In Progress", "Complete", "Done")
        .way("In Progress", "Postpone", "To Do")
        .way("Done", "Reopen", "In Progress")
        .build();
  }

  private void status(int id, String name, Status.Category category) {
    statuses.put(name, new Status(Integer.toString(id), name, category));
  }

  private void type(String id, String name, int level, Workflow workflow) {
    types.put(name, new IssueType(id, name, level));
    workflows.put(name, workflow);
  }

  Collection<Status> statuses() {
    return statuses.values();
  }

  Collection<IssueType> types() {
    return types.values();
  }

  Workflow workflow(IssueType type) {
    return java.util.Objects.requireNonNull(workflows.get(type.name()));
  }

  Optional<Status> status(String nameOrId) {
    return statuses.values().stream()
        .filter(status -> status.name().equalsIgnoreCase(nameOrId) || status.id().equals(nameOrId))
        .findFirst();
  }

  Optional<IssueType> type(String nameOrId) {
    return types.values().stream()
        .filter(type -> type.name().equalsIgnoreCase(nameOrId) || type.id().equals(nameOrId))
        .findFirst();
  }

  /** Collects the transitions of a workflow; ids are not consecutive, as in real ones. */
  private static final class Ways {
    private final String name;
    private final Catalog catalog;
    private final Map<Status, List<Transition>> ways = new LinkedHashMap<>();
    private int nextId;

    Ways(String name, Catalog catalog, int firstId) {
      this.name = name;
      this.catalog = catalog;
      this.nextId = firstId;
    }

    Ways way(String from, String transition, String to) {
      return add(from, make(transition, to, null, false, false));
    }

    Ways screen(String from, String transition, String to) {
      return screen(from, transition, to, "resolution");
    }

    Ways screen(String from, String transition, String to, String demands) {
      return add(from, make(transition, to, demands, false, false));
    }

    Ways personal(String from, String transition, String to) {
      return add(from, make(transition, to, null, false, true));
    }

    /** From every status that has a way so far, but the one it leads to. */
    Ways global(String transition, String to) {
      Transition everywhere = make(transition, to, null, true, false);
      ways.forEach(
          (from, list) -> {
            if (!from.equals(everywhere.to())) {
              list.add(everywhere);
            }
          });
      return this;
    }

    private Transition make(
        String name, String to, @Nullable String demands, boolean global, boolean personal) {
      String id = Integer.toString(nextId);
      nextId += 10;
      return new Transition(id, name, catalog.status(to).orElseThrow(), demands, global, personal);
    }

    private Ways add(String from, Transition transition) {
      ways.computeIfAbsent(catalog.status(from).orElseThrow(), none -> new ArrayList<>())
          .add(transition);
      return this;
    }

    Workflow build() {
      return new Workflow(name, ways.keySet().iterator().next(), ways);
    }
  }
}
