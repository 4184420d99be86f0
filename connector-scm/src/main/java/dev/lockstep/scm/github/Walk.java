package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.RepositoryRef;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of a repository that can be sorted by a time but not filtered by it, oldest first.
 *
 * <p>The first traversal goes from the oldest on. GraphQL's cursor holds the time and the id it
 * stands behind, so what changes meanwhile moves to the end and hides nothing. Later ones go from
 * the newest back to what was seen, which is as many as changed, and turn them round. What changes
 * during that is newer than all of it and shows in the next. Where more changed than are held in
 * memory, the list is read from the oldest on again.
 *
 * @param list what is read
 * @param question asks for a page of it
 * @param field GraphQL's name of what it is sorted by
 * @param nodes the list in an answer
 * @param time what it is sorted by
 * @param overlap how far a later traversal reaches back
 */
record Walk<N>(
    String list,
    String question,
    String field,
    Function<RepositoryNodeJson, @Nullable ListJson<N>> nodes,
    Function<N, Instant> time,
    Duration overlap) {

  private static final int PAGE = 50;
  private static final int MOST = 1_000;

  /** A page of what is read. */
  record Found<N>(List<N> nodes, Cursor next, boolean more) {}

  Uni<Found<N>> since(GraphQl graphQl, RepositoryRef repository, Cursor cursor) {
    return cursor.within()
        ? page(graphQl, repository, "ASC", cursor.after()).map(page -> onward(cursor, page))
        : back(graphQl, repository, cursor, new ArrayList<>(), null);
  }

  private Found<N> onward(Cursor cursor, ListJson<N> page) {
    List<N> shown = page.shown();
    Instant latest = latest(shown, cursor.seen());
    return page.more() && page.end() != null
        ? new Found<>(shown, cursor.onward(latest, page.end()), true)
        : new Found<>(shown, cursor.saved(latest), false);
  }

  private Uni<Found<N>> back(
      GraphQl graphQl,
      RepositoryRef repository,
      Cursor cursor,
      List<N> before,
      @Nullable String after) {
    Instant from = cursor.from(overlap);
    return page(graphQl, repository, "DESC", after)
        .chain(
            page -> {
              boolean reached = !page.more() || page.end() == null;
              for (N node : page.shown()) {
                if (time.apply(node).isBefore(from)) {
                  reached = true;
                } else {
                  before.add(node);
                }
              }
              if (reached) {
                before.sort(Comparator.comparing(time));
                return Uni.createFrom()
                    .item(new Found<>(before, cursor.saved(latest(before, cursor.seen())), false));
              }
              return before.size() < MOST
                  ? back(graphQl, repository, cursor, before, page.end())
                  : Uni.createFrom()
                      .item(new Found<>(List.of(), cursor.onward(Instant.EPOCH, null), true));
            });
  }

  private Instant latest(List<N> nodes, Instant otherwise) {
    return nodes.stream().map(time).max(Comparator.naturalOrder()).orElse(otherwise);
  }

  private Uni<ListJson<N>> page(
      GraphQl graphQl, RepositoryRef repository, String direction, @Nullable String after) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    variables.put("first", PAGE);
    variables.put("after", after);
    variables.put("order", Map.of("field", field, "direction", direction));
    return graphQl
        .ask(list, question, variables)
        .map(data -> GitHub.there(data.repository(), "repository"))
        .map(
            repo -> {
              ListJson<N> page = nodes.apply(repo);
              if (page == null) {
                throw new UpstreamException.Unavailable("a repository without " + list);
              }
              return page;
            });
  }
}
