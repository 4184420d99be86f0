package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.contract.Comment;
import dev.lockstep.contract.WorkItem.RemoteLink;
import dev.lockstep.jira.mapping.Discussion;
import dev.lockstep.jira.port.Discussions;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the comments and remote links of an issue. */
public final class RestDiscussions implements Discussions {

  private static final int PAGE = 1_000;

  private final JiraClient<? extends ReadApi> client;
  private final boolean remoteLinks;

  /**
   * @param remoteLinks whether the settings ask for remote links
   */
  public RestDiscussions(JiraClient<? extends ReadApi> client, boolean remoteLinks) {
    this.client = client;
    this.remoteLinks = remoteLinks;
  }

  @Override
  public Uni<Discussion> comments(String issueId) {
    return from(issueId, 0, new ArrayList<>());
  }

  private Uni<Discussion> from(String issueId, int startAt, List<Comment> read) {
    return client
        .read("issue/{id}/comment", api -> api.comments(issueId, startAt, PAGE, "created"))
        .chain(
            page -> {
              List<Comment> more = CommentReader.comments(orEmpty(page.comments()));
              read.addAll(more);
              int next = startAt + more.size();
              return more.isEmpty() || next >= page.total()
                  ? Uni.createFrom().item(new Discussion(read, read.size()))
                  : from(issueId, next, read);
            });
  }

  @Override
  public Uni<List<RemoteLink>> remoteLinks(String issueId) {
    return remoteLinks
        ? client
            .read("issue/{id}/remotelink", api -> api.remoteLinks(issueId))
            .map(links -> links.stream().flatMap(RestDiscussions::link).toList())
        : Uni.createFrom().item(List.of());
  }

  private static Stream<RemoteLink> link(DiscussionJson.Remote json) {
    DiscussionJson.Thing thing = json.object();
    if (thing == null || thing.url() == null) {
      return Stream.empty();
    }
    boolean resolved = thing.status() != null && Boolean.TRUE.equals(thing.status().resolved());
    String title = thing.title();
    return Stream.of(
        new RemoteLink(json.globalId(), thing.url(), title == null ? "" : title, resolved));
  }
}
