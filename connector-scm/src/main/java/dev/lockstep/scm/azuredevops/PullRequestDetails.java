package dev.lockstep.scm.azuredevops;

import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.Answers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lists leave out: descriptions beyond 400 characters, which are read singly and kept for as
 * long as the list shows the same, and the work items that a pull request is linked with, which one
 * call tells for a whole page.
 */
final class PullRequestDetails {

  private static final int CUT = 400;
  private static final int KEPT = 500;
  private static final int LINKS_PER_CALL = 100;

  private record Key(String repository, long number) {}

  private record Kept(String beginning, String whole) {}

  private final AzureDevOpsClient client;
  private final URI web;
  private final Map<Key, Kept> texts =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
              return size() > KEPT;
            }
          });

  PullRequestDetails(AzureDevOpsClient client, URI web) {
    this.client = client;
    this.web = web;
  }

  /** One as it is now, in full. */
  Uni<PullRequest> read(Place place, long number) {
    return single(place, number)
        .invoke(json -> keep(place, number, Answers.text(json.description())))
        .chain(json -> complete(place, List.of(json), false))
        .map(all -> all.get(0));
  }

  /**
   * Those of a page.
   *
   * @param thorough whether descriptions that the list cut are read; on a first reading those of
   *     closed ones are not
   */
  Uni<List<PullRequest>> complete(Place place, List<PullRequestJson> listed, boolean thorough) {
    return links(listed)
        .chain(
            links ->
                Multi.createFrom()
                    .iterable(listed)
                    .onItem()
                    .transformToUniAndConcatenate(
                        json ->
                            text(place, json, thorough)
                                .map(
                                    text ->
                                        PullRequests.read(
                                            place.ref(),
                                            json,
                                            text,
                                            links.getOrDefault(uri(json), Set.of()),
                                            place.web(web, client.organization()))))
                    .collect()
                    .asList());
  }

  private Uni<String> text(Place place, PullRequestJson json, boolean thorough) {
    String listed = Answers.text(json.description());
    Long number = json.pullRequestId();
    boolean wanted = thorough || "active".equals(json.status());
    if (listed.length() != CUT || number == null || !wanted) {
      return Uni.createFrom().item(listed);
    }
    Kept kept = texts.get(new Key(place.ref().name(), number));
    return kept != null && kept.beginning().equals(listed)
        ? Uni.createFrom().item(kept.whole())
        : single(place, number)
            .map(one -> Answers.text(one.description()))
            .invoke(whole -> keep(place, number, whole));
  }

  private void keep(Place place, long number, String whole) {
    if (whole.length() >= CUT) {
      texts.put(new Key(place.ref().name(), number), new Kept(whole.substring(0, CUT), whole));
    }
  }

  private Uni<PullRequestJson> single(Place place, long number) {
    return client.read(
        "/{project}/_apis/git/repositories/{repository}/pullrequests/{id}",
        () -> client.git().pullRequest(place.project(), place.repository(), number));
  }

  /** Keys of the linked work items, by the artefact's URI. */
  private Uni<Map<String, Set<String>>> links(List<PullRequestJson> listed) {
    List<String> uris = listed.stream().map(PullRequestDetails::uri).toList();
    Map<String, Set<String>> all = new java.util.HashMap<>();
    return Multi.createFrom()
        .iterable(uris)
        .group()
        .intoLists()
        .of(LINKS_PER_CALL)
        .onItem()
        .transformToUniAndConcatenate(
            some ->
                client.read(
                    "/_apis/wit/artifacturiquery",
                    () -> client.git().linked(new ArtifactQueryJson(some))))
        .onItem()
        .invoke(answer -> add(all, answer))
        .collect()
        .last()
        .map(done -> all);
  }

  private static void add(Map<String, Set<String>> all, ArtifactsJson answer) {
    if (answer.artifactUrisQueryResult() == null) {
      throw new dev.lockstep.connector.UpstreamException.Unavailable(
          "an answer without artifactUrisQueryResult");
    }
    answer
        .artifactUrisQueryResult()
        .forEach(
            (uri, items) -> {
              Set<String> keys = new TreeSet<>();
              for (LinkedItemJson item : PullRequestPages.present(items)) {
                if (item.id() != null) {
                  keys.add(Keys.of(item.id()));
                }
              }
              all.put(uri, keys);
            });
  }

  private static String uri(PullRequestJson json) {
    RepositoryJson repository = json.repository();
    ProjectJson project = repository == null ? null : repository.project();
    return "vstfs:///Git/PullRequestId/"
        + (project == null ? "" : project.id())
        + "%2F"
        + (repository == null ? "" : repository.id())
        + "%2F"
        + json.pullRequestId();
  }
}
