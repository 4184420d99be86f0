package dev.lockstep.sandbox.github;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query costs by GitHub's arithmetic: the calls needed to fill every connection, divided by
 * a hundred; and how many nodes it may answer.
 */
final class Cost {
  private final Document document;
  private final Map<String, Object> variables;
  private long requests;
  private long nodes;

  private Cost(Document document, Map<String, Object> variables) {
    this.document = document;
    this.variables = variables;
  }

  /** Points and nodes of a query. */
  record Price(int points, long nodes) {}

  static Price of(Document document, Map<String, Object> variables) {
    Cost cost = new Cost(document, variables);
    document
        .getDefinitionsOfType(OperationDefinition.class)
        .forEach(one -> cost.add(one.getSelectionSet(), 1));
    return new Price((int) Math.max(1, Math.round(cost.requests / 100.0)), cost.nodes);
  }

  private void add(@Nullable SelectionSet selections, long parents) {
    if (selections == null) {
      return;
    }
    for (Selection<?> selection : selections.getSelections()) {
      if (selection instanceof Field field) {
        long size = size(field);
        if (size > 0) {
          requests += parents;
          nodes += parents * size;
        }
        add(field.getSelectionSet(), size > 0 ? parents * size : parents);
      } else if (selection instanceof InlineFragment inline) {
        add(inline.getSelectionSet(), parents);
      } else if (selection instanceof FragmentSpread spread) {
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .filter(one -> one.getName().equals(spread.getName()))
            .forEach(one -> add(one.getSelectionSet(), parents));
      }
    }
  }

  private long size(Field field) {
    return field.getArguments().stream()
        .filter(one -> one.getName().equals("first") || one.getName().equals("last"))
        .map(Argument::getValue)
        .mapToLong(this::number)
        .findFirst()
        .orElse(0);
  }

  private long number(Value<?> value) {
    if (value instanceof IntValue number) {
      return number.getValue().longValue();
    }
    return value instanceof VariableReference reference
            && variables.get(reference.getName()) instanceof Number number
        ? number.longValue()
        : 0;
  }
}
