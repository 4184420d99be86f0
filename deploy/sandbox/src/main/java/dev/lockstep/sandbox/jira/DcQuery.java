package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.IssueIndex.Order;
import dev.lockstep.sandbox.jira.Jql.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query as Data Center reads it: it may be unbounded, keys can be compared, people have names.
 */
final class DcQuery {
  /** Some rows of a result, and how many there are in all. */
  record Page(List<Issue> issues, int total) {}

  private static final Set<String> KEYS = Set.of("key", "issuekey", "issue", "id");
  private static final Set<String> RANGES = Set.of(">", ">=", "<", "<=");
  private static final Set<String> EPIC = Set.of("epic link", "cf[10006]");
  private static final Set<String> PEOPLE = Set.of("assignee", "reporter", "creator");
  private static final List<Order> BY_KEY = List.of(new Order(Order.Field.KEY, false));

  private final DcSite at;
  private final JqlFields fields;
  private final List<Order> order;
  private final Predicate<Issue> predicate;
  private @Nullable Set<Long> among;

  private DcQuery(DcSite at, Jql jql, @Nullable Person caller) {
    this.at = at;
    this.fields = new JqlFields(at.issues(), caller);
    this.order = jql.order().isEmpty() ? BY_KEY : jql.order();
    Jql.Node where = jql.where();
    this.predicate = where == null ? issue -> true : predicate(where);
    if (where != null) {
      narrow(where);
    }
  }

  /** As the caller sees it, who is currentUser(). */
  static DcQuery of(DcSite at, String text, @Nullable Person caller) {
    return new DcQuery(at, Jql.parse(text), caller);
  }

  private Predicate<Issue> predicate(Jql.Node node) {
    if (node instanceof Clause clause) {
      return clause(clause);
    }
    if (node instanceof Jql.Not not) {
      return predicate(not.node()).negate();
    }
    boolean and = node instanceof Jql.And;
    List<Predicate<Issue>> all = new ArrayList<>();
    (and ? ((Jql.And) node).nodes() : ((Jql.Or) node).nodes())
        .forEach(one -> all.add(predicate(one)));
    return and
        ? issue -> all.stream().allMatch(one -> one.test(issue))
        : issue -> all.stream().anyMatch(one -> one.test(issue));
  }

  private Predicate<Issue> clause(Clause clause) {
    String field = clause.field();
    if (KEYS.contains(field) && RANGES.contains(clause.operator())) {
      return range(clause);
    }
    if (EPIC.contains(field)) {
      return above(clause, issue -> issue.type().level() == 0);
    }
    if ("parent".equals(field)) {
      return above(clause, issue -> issue.type().subtask());
    }
    return fields.predicate(PEOPLE.contains(field) ? byAccount(clause) : clause);
  }

  /** Only some issues have the field; for all others it is empty. */
  private Predicate<Issue> above(Clause clause, Predicate<Issue> have) {
    Predicate<Issue> said =
        fields.predicate(new Clause("parent", clause.operator(), clause.values()));
    return "is".equals(clause.operator()) ? said.or(have.negate()) : said.and(have);
  }

  /** The model knows people by their accounts. */
  private Clause byAccount(Clause clause) {
    List<Jql.Value> accounts =
        clause.values().stream()
            .map(
                value ->
                    at.people()
                        .named(value.text())
                        .or(() -> at.people().keyed(value.text()))
                        .map(user -> new Jql.Value(user.person().accountId(), true))
                        .orElse(value))
            .toList();
    return new Clause(clause.field(), clause.operator(), accounts);
  }

  /** Only issues of the same project can be compared with a key. */
  private Predicate<Issue> range(Clause clause) {
    String name = clause.values().get(0).text();
    Issue edge =
        at.issues()
            .find(name)
            .orElseThrow(
                () ->
                    new Jql.Invalid(
                        "An issue with key '"
                            + name
                            + "' does not exist for field '"
                            + clause.field()
                            + "'."));
    return issue -> {
      int order = Integer.compare(issue.number(), edge.number());
      return issue.project().equals(edge.project())
          && switch (clause.operator()) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            default -> order <= 0;
          };
    };
  }

  /** Named issues spare looking at all. */
  private void narrow(Jql.Node node) {
    if (node instanceof Jql.And and) {
      and.nodes().forEach(this::narrow);
    } else if (node instanceof Clause clause
        && KEYS.contains(clause.field())
        && Set.of("=", "in").contains(clause.operator())) {
      among = fields.issues(clause);
    }
  }

  boolean matches(Issue issue) {
    return predicate.test(issue);
  }

  Page page(int start, int limit) {
    List<Issue> rows = new ArrayList<>();
    int total = 0;
    for (Issue issue : candidates()) {
      if (matches(issue)) {
        if (total >= start && rows.size() < limit) {
          rows.add(issue);
        }
        total++;
      }
    }
    return new Page(rows, total);
  }

  private Collection<Issue> candidates() {
    IssueIndex index = at.issues().index();
    Set<Long> named = among;
    return named == null
        ? index.inOrder(order)
        : named.stream()
            .map(index::get)
            .filter(Objects::nonNull)
            .sorted(IssueIndex.comparator(order))
            .toList();
  }
}
