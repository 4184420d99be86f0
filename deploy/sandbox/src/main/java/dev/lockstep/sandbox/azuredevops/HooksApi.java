package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;

/** Service hook subscriptions. */
final class HooksApi {
  private static final String ALL = "/_apis/hooks/subscriptions";

  private final AzureDevOpsUpstream upstream;

  HooksApi(AzureDevOpsUpstream upstream) {
    this.upstream = upstream;
  }

  void routes() {
    upstream.on("GET", ALL, this::list);
    upstream.on("POST", ALL, this::create);
    upstream.on("PUT", ALL + "/{id}", this::replace);
    upstream.on("DELETE", ALL + "/{id}", this::delete);
  }

  private Reply list(Call call) {
    Organization organization = upstream.organization(call);
    return GitApi.list(
        organization.hooks().subscriptions().values().stream()
            .map(one -> one.json(organization.name()))
            .toList());
  }

  private Reply create(Call call) {
    Organization organization = upstream.organization(call);
    ObjectNode wanted = wanted(call);
    String id = organization.guid();
    Subscription fresh = new Subscription(id, wanted);
    organization.hooks().subscriptions().put(id, fresh);
    return Reply.json(fresh.json(organization.name()));
  }

  private Reply replace(Call call) {
    Organization organization = upstream.organization(call);
    Subscription before = find(call);
    ObjectNode wanted = wanted(call);
    Subscription after = new Subscription(before.id, wanted);
    after.notifications = before.notifications;
    organization.hooks().subscriptions().put(before.id, after);
    return Reply.json(after.json(organization.name()));
  }

  private Reply delete(Call call) {
    upstream.organization(call).hooks().subscriptions().remove(find(call).id);
    return Reply.empty(204);
  }

  private Subscription find(Call call) {
    Subscription found = upstream.organization(call).hooks().subscriptions().get(call.part("id"));
    if (found == null) {
      throw new Refusal(
          Errors.of(404, "SubscriptionNotFoundException", "The subscription was not found."));
    }
    return found;
  }

  private static ObjectNode wanted(Call call) {
    JsonNode body = call.json().orElseThrow(() -> refused("Value cannot be null. subscription"));
    for (String part :
        new String[] {"publisherId", "eventType", "consumerId", "consumerActionId"}) {
      if (body.path(part).asText().isEmpty()) {
        throw refused("The subscription must have " + part + ".");
      }
    }
    if (!body.path("consumerInputs").path("url").asText().matches("https?://.+")) {
      throw refused("The input url of the subscription is not valid.");
    }
    ObjectNode wanted = ((ObjectNode) body).deepCopy();
    wanted.remove(java.util.List.of("id", "url", "status", "createdDate", "modifiedDate"));
    return wanted;
  }

  private static Refusal refused(String message) {
    return new Refusal(Errors.of(400, "SubscriptionInputException", message));
  }
}
