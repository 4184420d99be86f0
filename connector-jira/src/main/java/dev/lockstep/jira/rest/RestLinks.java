package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.contract.LinkWorkItems.Remote;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Links;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads and writes links. */
final class RestLinks implements Links {

  private static final String REMOTE = "issue/{id}/remotelink";

  private final JiraClient<WriteApi> client;

  RestLinks(JiraClient<WriteApi> client) {
    this.client = client;
  }

  @Override
  public Uni<List<Link>> of(String issueId, Calls calls) {
    return client
        .read("issue/{id}", UpstreamGateway.BRISK, calls, api -> api.parts(issueId, "issuelinks"))
        .map(
            json -> orEmpty(json.orNone().issuelinks()).stream().flatMap(RestLinks::link).toList());
  }

  private static Stream<Link> link(LinkJson json) {
    IssueJson.LinkType type = json.type();
    boolean outward = json.outwardIssue() != null;
    IssueJson.Other other = outward ? json.outwardIssue() : json.inwardIssue();
    return json.id() == null
            || type == null
            || type.name() == null
            || other == null
            || other.id() == null
        ? Stream.empty()
        : Stream.of(
            new Link(
                json.id(),
                type.name(),
                outward,
                Objects.equals(type.inward(), type.outward()),
                other.id()));
  }

  @Override
  public Uni<List<String>> types(Calls calls) {
    return client
        .read("issueLinkType", UpstreamGateway.BRISK, calls, WriteApi::linkTypes)
        .map(
            json ->
                orEmpty(json.issueLinkTypes()).stream()
                    .map(IssueJson.LinkType::name)
                    .filter(Objects::nonNull)
                    .toList());
  }

  @Override
  public Uni<Void> add(String type, String fromId, String toId, Calls calls) {
    LinkJson.Request request =
        new LinkJson.Request(
            new LinkJson.Name(type), new LinkJson.Id(fromId), new LinkJson.Id(toId));
    return client.write("issueLink", UpstreamGateway.BRISK, calls, api -> api.link(request));
  }

  @Override
  public Uni<Void> remove(String linkId, Calls calls) {
    return client.write("issueLink/{id}", UpstreamGateway.BRISK, calls, api -> api.unlink(linkId));
  }

  @Override
  public Uni<Void> put(String issueId, Remote remote, Calls calls) {
    LinkJson.RemoteRequest request =
        new LinkJson.RemoteRequest(
            remote.globalId(),
            new LinkJson.Target(
                remote.url(),
                remote.title(),
                remote.summary(),
                new LinkJson.Status(remote.resolved())));
    return client.write(
        REMOTE, UpstreamGateway.BRISK, calls, api -> api.putRemoteLink(issueId, request));
  }

  @Override
  public Uni<Void> drop(String issueId, String globalId, Calls calls) {
    return client.write(
        REMOTE, UpstreamGateway.BRISK, calls, api -> api.dropRemoteLink(issueId, globalId));
  }
}
