package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.oauth.TokenEndpoint;
import dev.lockstep.settings.JiraCredential;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Gets access tokens. What it says of a failure holds no token: bodies are not repeated. */
final class OAuthEndpoint implements TokenEndpoint {

  private static final long TIMEOUT_MILLIS = 5_000;
  private static final Duration UNSAID = Duration.ofMinutes(5);

  private final JiraCredential.OAuth client;
  private final OAuthApi api;

  OAuthEndpoint(JiraCredential.OAuth client) {
    this.client = client;
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(client.tokenUrl())
            .connectTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .readTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(new Refusals())
            .register(new JsonOnly())
            .build(OAuthApi.class);
  }

  @Override
  public Uni<Granted> refresh(String refreshToken) {
    return api.refresh(
            "refresh_token", client.clientId(), client.clientSecret().value(), refreshToken)
        .map(OAuthEndpoint::granted)
        .onFailure()
        .transform(Failures::translated);
  }

  private static Granted granted(OAuthJson json) {
    String token = json.accessToken();
    if (token == null || token.isBlank()) {
      throw new Unavailable("the token endpoint answers without an access token");
    }
    Long seconds = json.expiresIn();
    Duration lives = seconds == null ? UNSAID : Duration.ofSeconds(seconds);
    return new Granted(token, lives, json.refreshToken());
  }

  /** A client or refresh token that is not accepted, or an endpoint that is away. */
  static final class Refusals implements ResponseExceptionMapper<UpstreamException> {
    @Override
    public UpstreamException toThrowable(Response response) {
      int status = response.getStatus();
      return status >= 500 || status == 429 || status == 408
          ? new Unavailable("the token endpoint answers " + status)
          : new Unauthorized("the token endpoint answers " + status);
    }
  }
}
