package dev.lockstep.scm.azuredevops;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kind of refs: branches or tags. All kinds in one list would hold what is kept of each
 * pull request too.
 */
final class Refs {

  private static final String TOKEN = "x-ms-continuationtoken";

  private final AzureDevOpsClient client;
  private final String kind;
  private final int top;
  private final @Nullable Boolean peel;

  private Refs(AzureDevOpsClient client, String kind, int top, @Nullable Boolean peel) {
    this.client = client;
    this.kind = kind;
    this.top = top;
    this.peel = peel;
  }

  static Refs branches(AzureDevOpsClient client) {
    return new Refs(client, "heads/", 100, null);
  }

  static Refs tags(AzureDevOpsClient client) {
    return new Refs(client, "tags/", 1_000, true);
  }

  /**
   * Refs of the kind.
   *
   * @param atOnce whether they were read at one moment, so that absence is proven
   */
  record All(List<RefJson> refs, boolean atOnce) {}

  private record Page(List<RefJson> refs, @Nullable String next) {}

  /** Every one; the token of the next page stands in a header. */
  Uni<All> all(Place place) {
    return page(place, "", null)
        .chain(
            first ->
                more(place, new ArrayList<>(first.refs()), first.next())
                    .map(all -> new All(all, first.next() == null)));
  }

  /** One call for each name: a filter takes one, and shows whatever begins with it. */
  Uni<List<RefJson>> named(Place place, Collection<String> names) {
    return Multi.createFrom()
        .iterable(names.stream().sorted().toList())
        .onItem()
        .transformToUniAndConcatenate(name -> named(place, name, null))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(List::stream).toList());
  }

  private Uni<List<RefJson>> named(Place place, String name, @Nullable String token) {
    return page(place, name, token)
        .chain(
            page -> {
              List<RefJson> found =
                  page.refs().stream()
                      .filter(one -> ("refs/" + kind + name).equals(one.name()))
                      .toList();
              return !found.isEmpty() || page.next() == null
                  ? Uni.createFrom().item(found)
                  : named(place, name, page.next());
            });
  }

  private Uni<List<RefJson>> more(Place place, List<RefJson> before, @Nullable String token) {
    return token == null
        ? Uni.createFrom().item(before)
        : page(place, "", token)
            .chain(
                page -> {
                  before.addAll(page.refs());
                  return more(place, before, page.next());
                });
  }

  private Uni<Page> page(Place place, String name, @Nullable String token) {
    return client
        .read(
            "/{project}/_apis/git/repositories/{repository}/refs",
            () ->
                client
                    .git()
                    .refs(place.project(), place.repository(), kind + name, peel, top, token))
        .map(
            answer ->
                new Page(
                    PullRequestPages.present(answer.getEntity().value()),
                    answer.getHeaderString(TOKEN)));
  }
}
