package dev.lockstep.jira;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Webhooks as Jira Cloud sends them; with the official example of an issue where it is at hand. */
public final class SampleHooks {

  private SampleHooks() {}

  /** Bodies sent at a moment, one for each kind of event that is read. */
  public static List<byte[]> at(Instant sentAt) {
    List<String> issues =
        new ArrayList<>(
            List.of("{\"id\":\"10001\",\"key\":\"ABC-1\",\"fields\":{\"summary\":\"A story\"}}"));
    Path official =
        Path.of(
            System.getProperty("lockstep.samples", ""),
            "jira/examples-from-spec/get_issue_issueIdOrKey.200.json");
    if (Files.exists(official)) {
      issues.add(text(official));
    }
    List<byte[]> bodies = new ArrayList<>();
    for (String event : List.of("jira:issue_created", "jira:issue_updated", "comment_created")) {
      for (String issue : issues) {
        bodies.add(
            """
            {"timestamp":%d,"webhookEvent":"%s","issue_event_type_name":"issue_generic",
             "user":{"accountId":"5b10a2844c20165700ede21g","displayName":"Ada"},
             "issue":%s,
             "changelog":{"id":"10100","items":[{"field":"status","fieldtype":"jira",
               "fieldId":"status","from":"1","fromString":"To Do","to":"3","toString":"Done"}]}}\
            """
                .formatted(sentAt.toEpochMilli(), event, issue)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    bodies.add(
        """
        {"timestamp":%d,"webhookEvent":"issuelink_created","issueLink":{"id":10002,
         "sourceIssueId":10001,"destinationIssueId":10002,"issueLinkType":{"id":10003,
         "name":"Relates"},"sequence":1,"systemLink":false}}\
        """
            .formatted(sentAt.toEpochMilli())
            .getBytes(StandardCharsets.UTF_8));
    for (String other :
        List.of(
            "worklog_created\",\"worklog\":{\"id\":\"1\",\"issueId\":\"10001\"}",
            "comment_deleted\",\"comment\":{\"self\":\"https://jira.example/rest/api/2/issue/10001/comment/5\"}",
            "attachment_created\",\"attachment\":{\"id\":\"10\"}",
            "project_updated\",\"project\":{\"id\":10000,\"key\":\"ABC\"}",
            "jira:version_released\",\"version\":{\"id\":\"10\"}")) {
      bodies.add(
          ("{\"timestamp\":" + sentAt.toEpochMilli() + ",\"webhookEvent\":\"" + other + "}")
              .getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
