package dev.lockstep.jira.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.lockstep.jira.hook.Hook;
import dev.lockstep.jira.hook.Hook.About;
import dev.lockstep.jira.hook.HookDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Jira Cloud's webhooks. Nothing of the issue's content is taken: it is read again by id. */
@ApplicationScoped
class CloudHooks implements HookDecoder {

  private static final Set<String> ABOUT_ISSUES =
      Set.of("jira:issue_created", "jira:issue_updated", "jira:issue_deleted");

  private static final Set<String> ABOUT_COMMENTS =
      Set.of("comment_created", "comment_updated", "comment_deleted");

  private static final Set<String> ABOUT_LINKS = Set.of("issuelink_created", "issuelink_deleted");

  private static final Set<String> ABOUT_WORK =
      Set.of("worklog_created", "worklog_updated", "worklog_deleted");

  /** These mostly do not say whose they are; the issue's own webhook tells of the change. */
  private static final Set<String> ABOUT_FILES = Set.of("attachment_created", "attachment_deleted");

  private static final List<String> ABOUT_THE_DIRECTORY = List.of("project_", "issuetype_");

  /** Known, and nothing that Lockstep reads changes with them. */
  private static final List<String> NOT_USED =
      List.of(
          "issue_property_", "sprint_", "jira:version_", "board_", "user_", "option_", "filter_");

  private static final Pattern EVENT = Pattern.compile("[\\w:.-]{1,100}");

  private static final Pattern ID = Pattern.compile("\\d{1,19}");

  private static final Pattern COMMENT_OF =
      Pattern.compile("https?://[^?#]{1,500}/issue/(\\d{1,19})/comment/\\d{1,19}");

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
        event, timestamp == null ? null : Instant.ofEpochMilli(timestamp), about(event, json));
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

  private static About about(String event, HookJson json) throws MalformedHookException {
    if (ABOUT_ISSUES.contains(event)) {
      return issues(issueId(json));
    }
    if (ABOUT_COMMENTS.contains(event)) {
      return issues(json.issue() == null ? issueOf(json.comment()) : issueId(json));
    }
    HookJson.IssueLink link = json.issueLink();
    if (ABOUT_LINKS.contains(event) && link != null) {
      return issues(
          id("issueLink.sourceIssueId", link.sourceIssueId()),
          id("issueLink.destinationIssueId", link.destinationIssueId()));
    }
    HookJson.Worklog work = json.worklog();
    if (ABOUT_WORK.contains(event) && work != null) {
      return issues(id("worklog.issueId", work.issueId()));
    }
    if (ABOUT_FILES.contains(event)) {
      return json.issue() == null ? new About.Nothing("no-issue") : issues(issueId(json));
    }
    if (ABOUT_THE_DIRECTORY.stream().anyMatch(event::startsWith)) {
      return new About.Directory();
    }
    boolean known = NOT_USED.stream().anyMatch(event::startsWith);
    return new About.Nothing(known ? "not-used" : "unknown-event");
  }

  private static About issues(String... ids) {
    return new About.Issues(List.of(ids));
  }

  private static String issueId(HookJson json) throws MalformedHookException {
    return id("issue.id", json.issue() == null ? null : json.issue().id());
  }

  private static String issueOf(HookJson.@Nullable Comment comment) throws MalformedHookException {
    Matcher address =
        COMMENT_OF.matcher(comment == null || comment.self() == null ? "" : comment.self());
    return id("issue.id", address.matches() ? address.group(1) : null);
  }

  private static String id(String name, @Nullable String value) throws MalformedHookException {
    if (value == null || !ID.matcher(value).matches()) {
      throw new MalformedHookException(name + " is missing or not a number.");
    }
    return value;
  }
}
