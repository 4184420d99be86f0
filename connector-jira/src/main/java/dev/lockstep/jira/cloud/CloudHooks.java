package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.jira.hook.Hook;
import dev.lockstep.jira.hook.HookDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Jira Cloud's webhooks. Nothing of the issue's content is taken: it is read again by id. */
@ApplicationScoped
class CloudHooks implements HookDecoder {

  private static final Set<String> ABOUT_ISSUES =
      Set.of(
          "jira:issue_created",
          "jira:issue_updated",
          "jira:issue_deleted",
          "comment_created",
          "comment_updated",
          "comment_deleted");

  private static final Set<String> ABOUT_LINKS = Set.of("issuelink_created", "issuelink_deleted");

  private static final Pattern EVENT = Pattern.compile("[\\w:.-]{1,100}");

  private static final Pattern ID = Pattern.compile("\\d{1,19}");

  private static final ObjectReader JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readerFor(HookJson.class);

  @Override
  public Hook read(byte[] body) throws MalformedHookException {
    HookJson json = json(body);
    String event = json.webhookEvent();
    if (event == null) {
      throw new MalformedHookException("The body has no webhookEvent.");
    }
    if (!EVENT.matcher(event).matches()) {
      throw new MalformedHookException("webhookEvent is not the name of an event.");
    }
    Long timestamp = json.timestamp();
    return new Hook(
        event, timestamp == null ? null : Instant.ofEpochMilli(timestamp), ids(event, json));
  }

  private static HookJson json(byte[] body) throws MalformedHookException {
    try {
      HookJson json = JSON.readValue(body);
      if (json == null) {
        throw new MalformedHookException("The body is empty.");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new MalformedHookException("The body is not the JSON of a webhook.");
    } catch (IOException e) {
      throw new MalformedHookException("The body cannot be read.");
    }
  }

  private static List<String> ids(String event, HookJson json) throws MalformedHookException {
    if (ABOUT_ISSUES.contains(event)) {
      return List.of(id("issue.id", json.issue() == null ? null : json.issue().id()));
    }
    HookJson.IssueLink link = json.issueLink();
    if (ABOUT_LINKS.contains(event) && link != null) {
      return List.of(
          id("issueLink.sourceIssueId", link.sourceIssueId()),
          id("issueLink.destinationIssueId", link.destinationIssueId()));
    }
    return List.of();
  }

  private static String id(String name, @Nullable String value) throws MalformedHookException {
    if (value == null || !ID.matcher(value).matches()) {
      throw new MalformedHookException(name + " is missing or not a number.");
    }
    return value;
  }
}
