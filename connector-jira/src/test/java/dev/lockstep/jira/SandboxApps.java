package dev.lockstep.jira;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** OAuth clients at sites of a sandbox. */
public final class SandboxApps {

  private static final Requests.OAuthApp APP =
      Requests.OAuthApp.of("client", "client-secret", "refresh");

  private SandboxApps() {}

  /** What a client that was just let in can call with, for an hour. */
  public static JiraCredential let(Sandbox sandbox, String site) {
    sandbox.client().jira(site).app(APP);
    return new JiraCredential.Bearer(new Secret(token(sandbox)));
  }

  /** An instance with nothing but an account. */
  public static JiraInstance instance(URI api, JiraCredential credential) {
    return new JiraInstance(
        "care",
        JiraInstance.Deployment.CLOUD,
        api,
        api,
        credential,
        null,
        List.of(),
        List.of(),
        true,
        50,
        JiraFields.NONE,
        null,
        List.of());
  }

  private static String token(Sandbox sandbox) {
    String body =
        "{\"grant_type\":\"refresh_token\",\"client_id\":\"client\","
            + "\"client_secret\":\"client-secret\",\"refresh_token\":\"refresh\"}";
    try {
      String answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(sandbox.oauth() + "/token"))
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      return new ObjectMapper().readTree(answer).path("access_token").asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
