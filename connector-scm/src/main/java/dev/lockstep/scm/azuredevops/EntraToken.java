package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.scm.rest.Authorization;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The token of an application of Microsoft Entra ID: held for nine tenths of its life, got anew
 * when it was refused, and never shown to anybody else.
 */
final class EntraToken implements Authorization {

  /** Azure DevOps as Entra ID knows it, the same for every organisation. */
  private static final String SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final ClientResponseFilter FAILURES =
      (request, response) -> {
        int status = response.getStatus();
        if (status >= 500 || status == 408 || status == 429) {
          throw new Unavailable("Entra ID answered " + status);
        }
        if (status >= 300) {
          throw new Unauthorized("Entra ID gives no token: " + status);
        }
      };

  private final TokenApi api;
  private final String client;
  private final String secret;
  private final Clock clock;
  private final Uni<String> held;
  private volatile Instant until = Instant.MIN;

  /**
   * @param tokenUrl where tokens are given
   * @param client id of the application
   * @param secret of the application
   */
  EntraToken(URI tokenUrl, String client, String secret, Clock clock) {
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(tokenUrl)
            .connectTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
            .readTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(FAILURES)
            .build(TokenApi.class);
    this.client = client;
    this.secret = secret;
    this.clock = clock;
    this.held =
        Uni.createFrom()
            .deferred(this::ask)
            .memoize()
            .until(() -> !clock.instant().isBefore(until));
  }

  @Override
  public Uni<String> header() {
    return held;
  }

  /** It was not accepted: the next call asks for another one. */
  void refused() {
    until = Instant.MIN;
  }

  private Uni<String> ask() {
    return api.token("client_credentials", client, secret, SCOPE)
        .map(
            given -> {
              String token = given.accessToken();
              Long seconds = given.expiresIn();
              if (token == null || token.isBlank() || seconds == null) {
                throw new Unavailable("Entra ID answered without access_token and expires_in");
              }
              until = clock.instant().plusMillis(seconds * 900);
              return "Bearer " + token;
            });
  }
}
