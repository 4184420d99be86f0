package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Files;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/**
 * Reads and writes files. The content of one lies elsewhere, at a signed address to which Jira
 * leads: it is fetched from there without a credential, portion by portion to the disk.
 */
final class CloudFiles implements Files {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int OK = 200;

  private final JiraClient<JiraApi> client;
  private final JiraClient<FilesApi> slow;
  private final Kept<String, Long> limits;
  private final HttpClient elsewhere =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  CloudFiles(JiraClient<JiraApi> client, JiraClient<FilesApi> slow, Clock clock) {
    this.client = client;
    this.slow = slow;
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
                .read("attachment/meta", UpstreamGateway.BRISK, calls, JiraApi::attachmentLimits)
                .map(CloudFiles::limit));
  }

  private static long limit(FileJson.Limits limits) {
    if (Boolean.FALSE.equals(limits.enabled())) {
      return 0;
    }
    return limits.uploadLimit() == null ? Long.MAX_VALUE : limits.uploadLimit();
  }

  @Override
  public Uni<Void> fetch(String id, Path to, Calls calls) {
    return client
        .read("attachment/content/{id}", UpstreamGateway.BRISK, calls, api -> api.content(id))
        .chain(
            answer -> {
              calls.spend();
              return fetch(location(answer), to);
            });
  }

  private static URI location(Response answer) {
    URI location = answer.getLocation();
    if (location == null) {
      throw new Unavailable("Jira does not say where the content of an attachment is");
    }
    return location;
  }

  private Uni<Void> fetch(URI from, Path to) {
    HttpRequest request = HttpRequest.newBuilder(from).timeout(LONGEST).build();
    return Uni.createFrom()
        .completionStage(() -> elsewhere.sendAsync(request, BodyHandlers.ofFile(to)))
        .onFailure()
        .transform(e -> new Unavailable("no content: " + e.getClass().getSimpleName()))
        .invoke(CloudFiles::whole)
        .replaceWithVoid();
  }

  private static void whole(HttpResponse<Path> answer) {
    if (answer.statusCode() != OK) {
      throw new Unavailable("the content of an attachment is answered " + answer.statusCode());
    }
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
