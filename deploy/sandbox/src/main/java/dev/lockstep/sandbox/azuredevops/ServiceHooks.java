package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service hooks of an organisation: one delivery for each subscription to an event. */
final class ServiceHooks {
  private static final String NO_COMMIT = "0".repeat(40);

  private final Organization organization;
  private final HookSender sender;
  private final Clock clock;
  private final Random random;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

  ServiceHooks(Organization organization, HookSender sender, Clock clock, Random random) {
    this.organization = organization;
    this.sender = sender;
    this.clock = clock;
    this.random = new Random(random.nextLong());
  }

  Map<String, Subscription> subscriptions() {
    return subscriptions;
  }

  void pushed(
      TeamProject project,
      GitRepository repository,
      String ref,
      @Nullable String before,
      @Nullable String after,
      Identity who) {
    ObjectNode resource = Json.object();
    ArrayNode commits = resource.putArray("commits");
    if (after != null) {
      commits.addObject().put("commitId", after).put("comment", "Work on " + ref);
    }
    resource
        .putArray("refUpdates")
        .addObject()
        .put("name", "refs/" + ref)
        .put("oldObjectId", before == null ? NO_COMMIT : before)
        .put("newObjectId", after == null ? NO_COMMIT : after);
    resource.set("repository", GitJson.repository(organization, project, repository));
    resource.set("pushedBy", who.json());
    resource.put("pushId", 14).put("date", GitJson.time(clock.millis()));
    tell(project, "git.push", repository.name() + ":" + ref, resource);
  }

  void pullRequest(
      TeamProject project,
      GitRepository repository,
      GitPullRequest request,
      String event,
      String what,
      Identity who) {
    ObjectNode resource = GitJson.pullRequest(organization, project, repository, request, false);
    tell(
        project,
        "git.pullrequest." + event,
        repository.name() + "#" + request.id + " " + who.displayName() + " " + what,
        resource);
  }

  void built(TeamProject project, Build build) {
    String subject = build.definition() + " " + build.number();
    tell(project, "build.complete", subject, Builds.resource(build));
  }

  /** A work item; what an update shows as its id is the number of the update. */
  void workItem(TeamProject project, String event, int item, ObjectNode resource) {
    tell(project, "workitem." + event, "AB#" + item, resource);
  }

  private void tell(TeamProject project, String event, String subject, ObjectNode resource) {
    for (Subscription subscription : subscriptions.values()) {
      boolean meant =
          subscription.delivers()
              && subscription.event().equals(event)
              && (subscription.project().isEmpty() || subscription.project().equals(project.id()));
      if (meant) {
        deliver(subscription, project, subject, resource);
      }
    }
  }

  private void deliver(
      Subscription subscription, TeamProject project, String subject, ObjectNode resource) {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    ObjectNode body = Json.object();
    body.put("subscriptionId", subscription.id)
        .put("notificationId", ++subscription.notifications)
        .put("id", id)
        .put("eventType", subscription.event())
        .put("publisherId", "tfs");
    body.putObject("message").put("text", subject);
    body.set("resource", resource);
    body.put("resourceVersion", "1.0");
    ObjectNode containers = body.putObject("resourceContainers");
    containers.putObject("collection").put("id", id(organization.name()));
    containers.putObject("account").put("id", id(organization.name() + " account"));
    containers.putObject("project").put("id", project.id());
    body.put("createdDate", GitJson.time(clock.millis()));
    sender.send(
        subscription.url(),
        subscription.event(),
        subject,
        id,
        Json.bytes(body),
        subscription.headers());
  }

  private static String id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }
}
