package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.IssueIndex.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A parsed query: clauses joined by AND, and an order. */
record Jql(List<Clause> clauses, List<Order> order) {

  /** {@code field operator value(s)}. */
  record Clause(String field, String operator, List<Value> values) {}

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
    return new Parser(lex(text)).query();
  }

  private record Token(String text, boolean quoted, int at) {
    boolean is(String keyword) {
      return !quoted && text.equalsIgnoreCase(keyword);
    }
  }

  private static List<Token> lex(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '"' || c == '\'') {
        int end = at + 1;
        StringBuilder value = new StringBuilder();
        while (end < text.length() && text.charAt(end) != c) {
          if (text.charAt(end) == '\\' && end + 1 < text.length()) {
            end++;
          }
          value.append(text.charAt(end++));
        }
        if (end >= text.length()) {
          throw new Invalid(
              "Error in the JQL Query: The quoted string '" + value + "' has not been completed.");
        }
        tokens.add(new Token(value.toString(), true, at));
        at = end + 1;
      } else if ("(),".indexOf(c) >= 0) {
        tokens.add(new Token(String.valueOf(c), false, at++));
      } else if ("=!<>~".indexOf(c) >= 0) {
        int end = at + 1;
        while (end < text.length() && "=~".indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        tokens.add(new Token(text.substring(at, end), false, at));
        at = end;
      } else {
        int end = at;
        while (end < text.length()
            && !Character.isWhitespace(text.charAt(end))
            && "(),=!<>~\"'".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        tokens.add(new Token(text.substring(at, end), false, at));
        at = end;
      }
    }
    return tokens;
  }

  private static final class Parser {
    private static final Set<String> OPERATORS = Set.of("=", "!=", ">", ">=", "<", "<=", "~", "!~");
    private static final int MOST_ORDERS = 7;
    private final List<Token> tokens;
    private int next;

    Parser(List<Token> tokens) {
      this.tokens = tokens;
    }

    Jql query() {
      List<Clause> clauses = new ArrayList<>();
      if (more() && !peek().is("order")) {
        clauses.add(clause());
        while (more() && peek().is("and")) {
          next++;
          clauses.add(clause());
        }
      }
      List<Order> order = more() ? orderBy() : List.of();
      return new Jql(List.copyOf(clauses), order);
    }

    private Clause clause() {
      String field = take("a field name").text().toLowerCase(Locale.ROOT);
      Token operator = take("an operator");
      if (operator.is("in")) {
        return new Clause(field, "in", list());
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
      Token value = take("a value");
      return new Clause(field, operator.text(), List.of(new Value(value.text(), value.quoted())));
    }

    private List<Value> list() {
      expect("(");
      List<Value> values = new ArrayList<>();
      do {
        Token value = take("a value");
        values.add(new Value(value.text(), value.quoted()));
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
        Token field = take("a field name");
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

    private Token peek() {
      return tokens.get(next);
    }

    private Token take(String wanted) {
      if (!more()) {
        throw new Invalid(
            "Error in the JQL Query: Expecting " + wanted + " before the end of the query.");
      }
      Token token = tokens.get(next++);
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

    private static Invalid unexpected(Token token, String wanted) {
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
