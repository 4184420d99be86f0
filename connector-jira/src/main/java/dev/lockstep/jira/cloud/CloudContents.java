package dev.lockstep.jira.cloud;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Writings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The content of attached files lies elsewhere, at a signed address to which Jira leads: it is
 * fetched from there without a credential, portion by portion to the disk.
 */
final class CloudContents {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int OK = 200;

  private final JiraClient<JiraApi> client;
  private final HttpClient elsewhere =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  CloudContents(JiraClient<JiraApi> client) {
    this.client = client;
  }

  Uni<Void> fetch(String id, Path to, Calls calls) {
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
    HttpRequest request = HttpRequest.newBuilder(from).timeout(Writings.FILES).build();
    return Uni.createFrom()
        .completionStage(() -> elsewhere.sendAsync(request, BodyHandlers.ofFile(to)))
        .onFailure()
        .transform(e -> new Unavailable("no content: " + e.getClass().getSimpleName()))
        .invoke(CloudContents::whole)
        .replaceWithVoid();
  }

  private static void whole(HttpResponse<Path> answer) {
    if (answer.statusCode() != OK) {
      throw new Unavailable("the content of an attachment is answered " + answer.statusCode());
    }
  }
}
