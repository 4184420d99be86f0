package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Files;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** Reads and writes files. */
final class RestFiles implements Files {

  private final JiraClient<WriteApi> client;
  private final JiraClient<FilesApi> slow;
  private final Variant variant;
  private final Kept<String, Long> limits;

  RestFiles(JiraClient<WriteApi> client, JiraClient<FilesApi> slow, Variant variant, Clock clock) {
    this.client = client;
    this.slow = slow;
    this.variant = variant;
    this.limits = new Kept<>(clock);
  }

  @Override
  public Uni<List<Attached>> of(String issueId, Calls calls) {
    return client
        .read("issue/{id}", UpstreamGateway.BRISK, calls, api -> api.parts(issueId, "attachment"))
        .map(json -> orEmpty(json.orNone().attachment()).stream().map(FileJson::attached).toList());
  }

  @Override
  public Uni<Attached> one(String id, Calls calls) {
    return client
        .read("attachment/{id}", UpstreamGateway.BRISK, calls, api -> api.attachment(id))
        .map(FileJson::attached);
  }

  @Override
  public Uni<Long> limit(Calls calls) {
    return limits.get(
        "",
        () ->
            client
                .read("attachment/meta", UpstreamGateway.BRISK, calls, WriteApi::attachmentLimits)
                .map(RestFiles::limit));
  }

  private static long limit(FileJson.Limits limits) {
    if (Boolean.FALSE.equals(limits.enabled())) {
      return 0;
    }
    return limits.uploadLimit() == null ? Long.MAX_VALUE : limits.uploadLimit();
  }

  @Override
  public Uni<Void> fetch(String id, Path to, Calls calls) {
    return variant.fetch(id, to, calls);
  }

  @Override
  public Uni<String> attach(
      String issueId, String name, String mediaType, Path content, Calls calls) {
    return slow.write(
            "issue/{id}/attachments",
            UpstreamGateway.BRISK,
            calls,
            api ->
                api.attach(
                    issueId,
                    ClientMultipartForm.create()
                        .binaryFileUpload("file", name, content.toString(), mediaType)))
        .map(
            files ->
                files.stream()
                    .map(FileJson::id)
                    .filter(id -> id != null)
                    .findFirst()
                    .orElseThrow(() -> new Unavailable("Jira does not name the new attachment")));
  }
}
