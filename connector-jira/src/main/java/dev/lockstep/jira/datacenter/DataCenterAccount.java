package dev.lockstep.jira.datacenter;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.mapping.JiraTime;
import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.MyselfJson;
import dev.lockstep.settings.JiraCredential;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks who calls. A visitor is answered 401 here. */
final class DataCenterAccount implements Account {

  private final JiraClient<DataCenterApi> client;
  private final JiraClient<TokensApi> tokens;
  private final JiraCredential credential;

  DataCenterAccount(JiraClient<DataCenterApi> client, JiraCredential credential) {
    this.client = client;
    this.tokens = client.other(TokensApi.class);
    this.credential = credential;
  }

  @Override
  public Uni<Who> whoAmI(Calls calls) {
    return client
        .read("myself", UpstreamGateway.BRISK, calls, DataCenterApi::myself)
        .map(MyselfJson::who);
  }

  /**
   * Which of several tokens is the one in use is not told: the first that ends is what there is to
   * look at. Sites without tokens, or that do not show them, tell nothing.
   */
  @Override
  public Uni<Optional<Instant>> tokenExpires() {
    if (!(credential instanceof JiraCredential.Bearer)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return tokens
        .read("pat/tokens", TokensApi::tokens)
        .map(DataCenterAccount::first)
        .onFailure(DataCenterAccount::isNotShown)
        .recoverWithItem(Optional.empty());
  }

  private static boolean isNotShown(Throwable failure) {
    return failure instanceof NotFound
        || failure instanceof Unauthorized refused && refused.forbidden();
  }

  private static Optional<Instant> first(List<TokenJson> all) {
    return all.stream()
        .map(TokenJson::expiringAt)
        .flatMap(Stream::ofNullable)
        .map(JiraTime::parse)
        .min(Instant::compareTo);
  }
}
