package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost.BranchList;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads branches; the token of the next page stands in a header. */
final class Branches {

  private static final int TOP = 100;
  private static final String TOKEN = "x-ms-continuationtoken";

  private final AzureDevOpsClient client;
  private final URI web;

  Branches(AzureDevOpsClient client, URI web) {
    this.client = client;
    this.web = web;
  }

  private record RefPage(List<Branch> branches, @Nullable String next) {}

  Uni<BranchList> all(Place place) {
    return page(place, "heads/", null)
        .chain(
            first ->
                more(place, "heads/", new ArrayList<>(first.branches()), first.next())
                    .map(all -> new BranchList(all, first.next() == null)));
  }

  /** One call for each name: a filter takes one, and shows whatever begins with it. */
  Uni<List<Branch>> named(Place place, Set<String> names) {
    return Multi.createFrom()
        .iterable(names.stream().sorted().toList())
        .onItem()
        .transformToUniAndConcatenate(name -> named(place, name, null))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(List::stream).toList());
  }

  private Uni<List<Branch>> named(Place place, String name, @Nullable String token) {
    return page(place, "heads/" + name, token)
        .chain(
            page -> {
              List<Branch> found =
                  page.branches().stream().filter(one -> one.name().equals(name)).toList();
              return !found.isEmpty() || page.next() == null
                  ? Uni.createFrom().item(found)
                  : named(place, name, page.next());
            });
  }

  private Uni<List<Branch>> more(
      Place place, String prefix, List<Branch> before, @Nullable String token) {
    return token == null
        ? Uni.createFrom().item(before)
        : page(place, prefix, token)
            .chain(
                page -> {
                  before.addAll(page.branches());
                  return more(place, prefix, before, page.next());
                });
  }

  private Uni<RefPage> page(Place place, String prefix, @Nullable String token) {
    return client
        .read(
            "/{project}/_apis/git/repositories/{repository}/refs",
            () -> client.git().branches(place.project(), place.repository(), prefix, TOP, token))
        .map(
            answer ->
                new RefPage(
                    PullRequestPages.present(answer.getEntity().value()).stream()
                        .map(ref -> branch(place, ref))
                        .toList(),
                    answer.getHeaderString(TOKEN)));
  }

  private Branch branch(Place place, RefJson ref) {
    String head = ref.objectId();
    if (ref.name() == null || head == null) {
      throw new Unavailable("a branch without name or objectId");
    }
    String name = PullRequests.branch(ref.name());
    String url =
        UriBuilder.fromUri(place.web(web, client.organization()))
            .queryParam("version", "GB{name}")
            .build(name)
            .toString();
    return new Branch(name, head, url, null);
  }
}
