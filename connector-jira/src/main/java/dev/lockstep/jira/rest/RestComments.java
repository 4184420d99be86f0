package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Comments;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes comments and finds them again by their stamp. */
final class RestComments implements Comments {

  private static final int PAGE = 100;
  private static final String ENDPOINT = "issue/{id}/comment";
  private static final String ONE = "issue/{id}/comment/{id}";

  private final JiraClient<WriteApi> client;
  private final TextForm form;

  RestComments(JiraClient<WriteApi> client, TextForm form) {
    this.client = client;
    this.form = form;
  }

  @Override
  public Uni<String> add(String issueId, Said body, Stamp stamp, Calls calls) {
    CommentJson.Request request = request(body, stamp);
    return client
        .write(ENDPOINT, UpstreamGateway.BRISK, calls, api -> api.addComment(issueId, request))
        .map(
            comment -> {
              if (comment.id() == null) {
                throw new Unavailable("Jira does not name the comment that it made");
              }
              return comment.id();
            });
  }

  @Override
  public Uni<Void> edit(String issueId, String commentId, Said body, Stamp stamp, Calls calls) {
    CommentJson.Request request = request(body, stamp);
    return client
        .write(
            ONE, UpstreamGateway.BRISK, calls, api -> api.editComment(issueId, commentId, request))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> delete(String issueId, String commentId, Calls calls) {
    return client.write(
        ONE, UpstreamGateway.BRISK, calls, api -> api.deleteComment(issueId, commentId));
  }

  @Override
  public Uni<Optional<Found>> stamped(String issueId, String source, Calls calls) {
    return page(issueId, source, 0, calls);
  }

  private Uni<Optional<Found>> page(String issueId, String source, int startAt, Calls calls) {
    return client
        .read(
            ENDPOINT,
            UpstreamGateway.BRISK,
            calls,
            api -> api.comments(issueId, "-created", "properties", startAt, PAGE))
        .chain(
            page -> {
              List<CommentJson> comments = orEmpty(page.comments());
              Optional<Found> found =
                  comments.stream()
                      .flatMap(comment -> found(comment).stream())
                      .filter(one -> one.stamp().source().equals(source))
                      .findFirst();
              int next = startAt + comments.size();
              return found.isPresent() || comments.isEmpty() || next >= page.total()
                  ? Uni.createFrom().item(found)
                  : page(issueId, source, next, calls);
            });
  }

  private static Optional<Found> found(CommentJson comment) {
    return orEmpty(comment.properties()).stream()
        .filter(property -> NewIssueJson.STAMP.equals(property.key()))
        .map(CommentJson.Property::value)
        .filter(value -> value != null && comment.id() != null)
        .map(value -> new Found(String.valueOf(comment.id()), stamp(value)))
        .findFirst();
  }

  private static Stamp stamp(JsonNode value) {
    return new Stamp(value.path("source").asText(), value.path("hash").asText());
  }

  private CommentJson.Request request(Said body, Stamp stamp) {
    return new CommentJson.Request(
        body.author() == null ? form.write(body.text()) : form.said(body.author(), body.text()),
        List.of(
            new CommentJson.Stamp(
                NewIssueJson.STAMP, Map.of("source", stamp.source(), "hash", stamp.hash()))));
  }
}
