package dev.lockstep.harvest.web;

import dev.lockstep.harvest.projection.IssueKey;
import dev.lockstep.harvest.query.IssueFilter;
import dev.lockstep.harvest.query.Roots;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of requests for issues. */
final class IssueParameters {

  static final String SOURCE = "source";
  static final String ASSIGNEE = "assignee";
  static final String LABEL = "label";
  static final String ISSUE_TYPE = "issue_type";
  static final String PARENT_KEY = "parent_key";
  static final String LIMIT = "limit";
  static final String AFTER = "after";
  static final String ROOT_TYPE = "root_type";
  static final String ROOT_KEY = "root_key";
  static final String MAX_DEPTH = "max_depth";

  static final List<String> SOURCES = List.of("jira", "github", "azure-devops");
  static final int MOST_AT_ONCE = 100_000;
  static final String DEFAULT_ROOT_TYPE = "Product Version";
  static final int DEFAULT_DEPTH = 5;
  static final int MOST_DEPTH = 20;

  private static final Set<String> OF_KEYS =
      new LinkedHashSet<>(List.of(SOURCE, ASSIGNEE, LABEL, ISSUE_TYPE, PARENT_KEY, LIMIT, AFTER));
  private static final Set<String> OF_HIERARCHY =
      new LinkedHashSet<>(List.of(ROOT_TYPE, ROOT_KEY, MAX_DEPTH));

  static {
    OF_HIERARCHY.addAll(OF_KEYS);
  }

  private IssueParameters() {}

  static Parameters ofKeys(UriInfo request) {
    return new Parameters(request.getQueryParameters(), OF_KEYS);
  }

  static Parameters ofHierarchy(UriInfo request) {
    return new Parameters(request.getQueryParameters(), OF_HIERARCHY);
  }

  static IssueFilter filter(Parameters parameters) {
    return new IssueFilter(
        parameters.oneOf(SOURCE, SOURCES),
        parameters.text(ASSIGNEE),
        parameters.text(LABEL),
        parameters.text(ISSUE_TYPE),
        parameters.text(PARENT_KEY));
  }

  /**
   * Where the hierarchies asked for begin. The default type stands in only where the request does
   * not say otherwise which issues are roots.
   */
  static Roots roots(Parameters parameters) {
    IssueFilter filter = filter(parameters);
    String type = parameters.text(ROOT_TYPE);
    String key = parameters.text(ROOT_KEY);
    boolean said = type != null || key != null || filter.issueType() != null;
    Integer depth = parameters.number(MAX_DEPTH, 1, MOST_DEPTH);
    return new Roots(
        said ? type : DEFAULT_ROOT_TYPE, key, filter, depth == null ? DEFAULT_DEPTH : depth);
  }

  /** Only what comes after this key; absent = from the start. */
  static @Nullable IssueKey after(Parameters parameters) {
    String after = parameters.text(AFTER);
    return after == null ? null : IssueKey.of(after);
  }

  /** At most this many; absent = all. */
  static @Nullable Integer limit(Parameters parameters) {
    return parameters.number(LIMIT, 1, MOST_AT_ONCE);
  }
}
