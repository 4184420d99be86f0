package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.IssueIndex.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A parsed query: a condition, when there is one, and an order. */
record Jql(@Nullable Node where, List<Order> order) {

  /** A condition. */
  sealed interface Node {}

  /** {@code field operator value(s)}; IS EMPTY has no values. */
  record Clause(String field, String operator, List<Value> values) implements Node {}

  /** All of them hold. */
  record And(List<Node> nodes) implements Node {}

  /** One of them holds. */
  record Or(List<Node> nodes) implements Node {}

  /** It does not hold. */
  record Not(Node node) implements Node {}

  /** A literal, and whether it was quoted. */
  record Value(String text, boolean quoted) {}

  /** What is wrong, in Jira's words. */
  static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  static Jql parse(String text) {
    return new Parser(JqlToken.lex(text)).query();
  }

  private static final class Parser {
    private static final Set<String> OPERATORS = Set.of("=", "!=", ">", ">=", "<", "<=", "~", "!~");
    private static final int MOST_ORDERS = 7;
    private final List<JqlToken> tokens;
    private int next;

    Parser(List<JqlToken> tokens) {
      this.tokens = tokens;
    }

    Jql query() {
      Node where = more() && !peek().is("order") ? or() : null;
      List<Order> order = more() ? orderBy() : List.of();
      return new Jql(where, order);
    }

    private Node or() {
      List<Node> nodes = new ArrayList<>(List.of(and()));
      while (more() && (peek().is("or") || peek().is("||"))) {
        next++;
        nodes.add(and());
      }
      return nodes.size() == 1 ? nodes.get(0) : new Or(List.copyOf(nodes));
    }

    private Node and() {
      List<Node> nodes = new ArrayList<>(List.of(not()));
      while (more() && (peek().is("and") || peek().is("&&"))) {
        next++;
        nodes.add(not());
      }
      return nodes.size() == 1 ? nodes.get(0) : new And(List.copyOf(nodes));
    }

    private Node not() {
      if (more() && peek().is("not")) {
        next++;
        return new Not(not());
      }
      if (more() && peek().is("(")) {
        next++;
        Node inner = or();
        expect(")");
        return inner;
      }
      return clause();
    }

    private Clause clause() {
      String field = take("a field name").text().toLowerCase(Locale.ROOT);
      JqlToken operator = take("an operator");
      if (operator.is("in")) {
        return new Clause(field, "in", list());
      }
      if (operator.is("not")) {
        expect("in");
        return new Clause(field, "not in", list());
      }
      if (operator.is("is")) {
        boolean not = more() && peek().is("not");
        next += not ? 1 : 0;
        JqlToken empty = take("'EMPTY'");
        if (!empty.is("empty") && !empty.is("null")) {
          throw unexpected(empty, "'EMPTY'");
        }
        return new Clause(field, not ? "is not" : "is", List.of());
      }
      if (!OPERATORS.contains(operator.text()) || operator.quoted()) {
        throw new Invalid(
            "Error in the JQL Query: Expecting operator but got '"
                + operator.text()
                + "'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN',"
                + " 'NOT IN', 'IS' and 'IS NOT'. (line 1, character "
                + (operator.at() + 1)
                + ")");
      }
      return new Clause(field, operator.text(), List.of(value()));
    }

    /** A literal, or a function with its brackets. */
    private Value value() {
      JqlToken value = take("a value");
      boolean function = !value.quoted() && more() && peek().is("(");
      if (!function) {
        return new Value(value.text(), value.quoted());
      }
      next++;
      StringBuilder call = new StringBuilder(value.text().toLowerCase(Locale.ROOT)).append('(');
      while (more() && !peek().is(")")) {
        call.append(peek().text());
        next++;
      }
      expect(")");
      return new Value(call.append(')').toString(), false);
    }

    private List<Value> list() {
      expect("(");
      List<Value> values = new ArrayList<>();
      do {
        values.add(value());
      } while (comma());
      expect(")");
      return List.copyOf(values);
    }

    private boolean comma() {
      if (more() && peek().is(",")) {
        next++;
        return true;
      }
      return false;
    }

    private List<Order> orderBy() {
      expect("order");
      expect("by");
      List<Order> order = new ArrayList<>();
      do {
        JqlToken field = take("a field name");
        boolean ascending = true;
        if (more() && (peek().is("asc") || peek().is("desc"))) {
          ascending = take("a direction").is("asc");
        }
        order.add(new Order(sortable(field.text()), ascending));
      } while (comma());
      if (more()) {
        throw unexpected(peek(), "','");
      }
      if (order.size() > MOST_ORDERS) {
        throw new Invalid("The maximum number of ORDER BY fields is " + MOST_ORDERS + ".");
      }
      return List.copyOf(order);
    }

    private static Order.Field sortable(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "updated", "updateddate" -> Order.Field.UPDATED;
        case "created", "createddate" -> Order.Field.CREATED;
        case "key", "issuekey", "issue" -> Order.Field.KEY;
        case "id" -> Order.Field.ID;
        default ->
            throw new Invalid(
                "Not able to sort using field '"
                    + name
                    + "'. (this simulator sorts by updated, created, key and id)");
      };
    }

    private boolean more() {
      return next < tokens.size();
    }

    private JqlToken peek() {
      return tokens.get(next);
    }

    private JqlToken take(String wanted) {
      if (!more()) {
        throw new Invalid(
            "Error in the JQL Query: Expecting " + wanted + " before the end of the query.");
      }
      JqlToken token = tokens.get(next++);
      if (!token.quoted() && "(),".contains(token.text())) {
        throw unexpected(token, wanted);
      }
      return token;
    }

    private void expect(String keyword) {
      if (!more() || !peek().is(keyword)) {
        if (!more()) {
          throw new Invalid(
              "Error in the JQL Query: Expecting '" + keyword + "' before the end of the query.");
        }
        throw unexpected(peek(), "'" + keyword + "'");
      }
      next++;
    }

    private static Invalid unexpected(JqlToken token, String wanted) {
      return new Invalid(
          "Error in the JQL Query: Expecting "
              + wanted
              + " but got '"
              + token.text()
              + "'. (line 1, character "
              + (token.at() + 1)
              + ")");
    }
  }
}
