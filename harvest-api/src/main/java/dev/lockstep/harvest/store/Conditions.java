package dev.lockstep.harvest.store;

import dev.lockstep.harvest.projection.IssueKey;
import dev.lockstep.harvest.query.IssueFilter;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one query on {@code work_item} and their arguments. Only conditions in use are
 * in the text, so that each combination has a plan of its own.
 */
final class Conditions {

  private final List<String> texts = new ArrayList<>();
  private final Tuple arguments = Tuple.tuple();
  private final @Nullable String source;

  private Conditions(@Nullable String source) {
    this.source = source;
  }

  static Conditions of(IssueFilter filter) {
    Conditions conditions = new Conditions(filter.source());
    if (filter.source() != null) {
      conditions.add("source = %s", filter.source());
    }
    if (filter.assignee() != null) {
      conditions.add(
          "(lower(assignee_name) = lower(%1$s) or assignee_id = %1$s)", filter.assignee());
    }
    if (filter.label() != null) {
      conditions.add("labels @> array[%s::text]", filter.label());
    }
    if (filter.issueType() != null) {
      conditions.type(filter.issueType());
    }
    if (filter.parentKey() != null) {
      conditions.knownAs("parent_ref", filter.parentKey());
    }
    return conditions;
  }

  Conditions type(String name) {
    return add("lower(type_name) = lower(%s)", name);
  }

  Conditions knownAs(String refColumn, String key) {
    return add(
        refColumn + " = any (array(select ref from issue_key where folded = %s))",
        IssueKey.folded(key));
  }

  Conditions after(@Nullable IssueKey key) {
    if (key != null) {
      texts.add(
          "(key_prefix, key_number, key) > (%s, %s, %s)"
              .formatted(argument(key.prefix()), argument(key.number()), argument(key.text())));
    }
    return this;
  }

  private Conditions add(String text, String value) {
    texts.add(text.formatted(argument(value)));
    return this;
  }

  /** Adds an argument and answers its place in the text. */
  String argument(Object value) {
    arguments.addValue(value);
    return "$" + arguments.size();
  }

  /** The where clause; empty without conditions. */
  String where() {
    return texts.isEmpty() ? "" : "where " + String.join(" and ", texts);
  }

  /** A scalar query for when something of the sources asked for was last stored. */
  String freshness() {
    return source == null
        ? "(select max(harvested_at) from freshness)"
        : "(select max(harvested_at) from freshness where source = " + argument(source) + ")";
  }

  Tuple arguments() {
    return arguments;
  }
}
