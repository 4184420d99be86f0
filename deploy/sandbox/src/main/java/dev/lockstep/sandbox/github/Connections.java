package dev.lockstep.sandbox.github;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of GraphQL. A cursor holds what the list is sorted by, so that the next page begins behind
 * it wherever its node has gone in the meantime.
 */
final class Connections {
  private static final String CURSOR = "cursor:v2:";

  /** How many nodes were answered, and how many may be; 0 is no limit. */
  static final class Nodes {
    private final int most;
    private int count;

    Nodes(int most) {
      this.most = most;
    }

    int count() {
      return count;
    }

    private boolean isTooMany() {
      return most > 0 && ++count > most;
    }
  }

  private Connections() {}

  /**
   * A page.
   *
   * @param key what the list is sorted by, unique
   */
  static <T> DataFetcherResult<Map<String, Object>> page(
      DataFetchingEnvironment call, Collection<T> all, Function<T, String> key) {
    Integer first = call.getArgument("first");
    Integer last = call.getArgument("last");
    if ((first == null) == (last == null)) {
      return failed(
          call,
          "MISSING_PAGINATION_BOUNDARIES",
          "You must provide a `first` or `last` value to properly paginate the `"
              + call.getField().getName()
              + "` connection.");
    }
    int size = first == null ? last : first;
    if (size < 1 || size > 100) {
      return failed(
          call,
          "EXCESSIVE_PAGINATION",
          "Requesting "
              + size
              + " records on the connection exceeds the `first` limit of 100"
              + " records.");
    }
    boolean descending = descending(call);
    Comparator<T> order = Comparator.comparing(key);
    List<T> sorted = all.stream().sorted(descending ? order.reversed() : order).toList();
    String after = cursor(call, "after");
    String before = cursor(call, "before");
    sorted =
        sorted.stream()
            .filter(one -> after == null || isBehind(key.apply(one), after, descending))
            .filter(one -> before == null || isBehind(key.apply(one), before, !descending))
            .toList();
    List<T> page =
        first == null
            ? sorted.subList(Math.max(0, sorted.size() - size), sorted.size())
            : sorted.subList(0, Math.min(size, sorted.size()));
    boolean more = page.size() < sorted.size();
    return answer(
        call,
        page,
        all.size(),
        Map.of(
            "hasNextPage",
            first == null ? before != null : more,
            "hasPreviousPage",
            first == null ? more : after != null),
        key);
  }

  private static <T> DataFetcherResult<Map<String, Object>> answer(
      DataFetchingEnvironment call,
      List<T> page,
      int total,
      Map<String, Boolean> others,
      Function<T, String> key) {
    Nodes nodes = call.getGraphQlContext().get(Nodes.class);
    List<@Nullable T> shown = new ArrayList<>();
    List<GraphQLError> errors = new ArrayList<>();
    for (T one : page) {
      if (nodes.isTooMany()) {
        errors.add(
            error(call, "RESOURCE_LIMITS_EXCEEDED", "Resource limits for this query exceeded."));
        break;
      }
      shown.add(one);
    }
    Map<String, Object> info = new LinkedHashMap<>(others);
    if (!page.isEmpty()) {
      info.put("startCursor", encode(key.apply(page.get(0))));
      info.put("endCursor", encode(key.apply(page.get(page.size() - 1))));
    }
    Map<String, Object> connection = new LinkedHashMap<>();
    connection.put("nodes", shown);
    connection.put("totalCount", total);
    connection.put("pageInfo", info);
    return DataFetcherResult.<Map<String, Object>>newResult()
        .data(connection)
        .errors(errors)
        .build();
  }

  static DataFetcherResult<Map<String, Object>> failed(
      DataFetchingEnvironment call, String type, String message) {
    return DataFetcherResult.<Map<String, Object>>newResult()
        .error(error(call, type, message))
        .build();
  }

  static GraphQLError error(DataFetchingEnvironment call, String type, String message) {
    return GraphqlErrorBuilder.newError(call)
        .message("%s", message)
        .extensions(Map.of("type", type))
        .build();
  }

  private static boolean descending(DataFetchingEnvironment call) {
    Map<String, Object> order = call.getArgument("orderBy");
    return order != null && "DESC".equals(order.get("direction"));
  }

  /** The field to sort by, in REST's spelling. */
  static String sortedBy(DataFetchingEnvironment call, String otherwise) {
    Map<String, Object> order = call.getArgument("orderBy");
    return order == null
        ? otherwise
        : String.valueOf(order.get("field")).toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean isBehind(String key, String cursor, boolean descending) {
    int order = key.compareTo(cursor);
    return descending ? order < 0 : order > 0;
  }

  private static @Nullable String cursor(DataFetchingEnvironment call, String argument) {
    String given = call.containsArgument(argument) ? call.getArgument(argument) : null;
    if (given == null) {
      return null;
    }
    String text = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
    return text.substring(CURSOR.length());
  }

  private static String encode(String key) {
    return Base64.getEncoder().encodeToString((CURSOR + key).getBytes(StandardCharsets.UTF_8));
  }
}
