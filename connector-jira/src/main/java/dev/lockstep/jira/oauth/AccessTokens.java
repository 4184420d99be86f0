package dev.lockstep.jira.oauth;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.jira.oauth.TokenEndpoint.Granted;
import dev.lockstep.jira.oauth.TokenVault.Kept;
import dev.lockstep.settings.JiraCredential;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of one instance. A refresh token is good once, and its answer holds the next:
 * so one replica at a time refreshes, the others take what it got. A new refresh token in the
 * settings begins anew.
 */
public final class AccessTokens {

  /** A token is renewed this long before its end. */
  private static final Duration EARLY = Duration.ofMinutes(2);

  /** A token that is refused although it is new may lack a scope: no other one helps then. */
  private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

  /** A refresh token that was refused stays refused: only a person can help. */
  private static final Duration REFUSED = Duration.ofMinutes(5);

  private final String instance;
  private final JiraCredential.OAuth client;
  private final TokenEndpoint endpoint;
  private final TokenVault vault;
  private final Clock clock;
  private final Seal seal;
  private final AtomicReference<@Nullable Access> access = new AtomicReference<>();
  private final AtomicReference<@Nullable Uni<Void>> underWay = new AtomicReference<>();
  private final AtomicReference<Instant> renewedAt = new AtomicReference<>(Instant.EPOCH);

  private record Access(String token, Instant expires) {}

  /**
   * @param instance the id of the site
   * @param vault where tokens are kept
   */
  public AccessTokens(
      String instance,
      JiraCredential.OAuth client,
      TokenEndpoint endpoint,
      TokenVault vault,
      Clock clock) {
    this.instance = instance;
    this.client = client;
    this.endpoint = endpoint;
    this.vault = vault;
    this.clock = clock;
    this.seal = new Seal(client.clientSecret(), instance);
  }

  /** The token to send; there is one once {@link #ready()} has completed. */
  public String current() {
    return Objects.requireNonNull(access.get(), "no access token yet").token();
  }

  /** Completes when there is a token that is good for a while. */
  public Uni<Void> ready() {
    Access now = access.get();
    return now != null && isGood(now.expires()) ? done() : another("");
  }

  private boolean isGood(Instant expires) {
    return clock.instant().plus(EARLY).isBefore(expires);
  }

  /**
   * Gets another token than the one that was refused, unless there is another already, or one was
   * got for that reason a moment ago.
   *
   * @throws Unauthorized (as failure of the Uni) when the refresh token is refused
   */
  public Uni<Void> renew(String refused) {
    if (!current().equals(refused)) {
      return ready();
    }
    Instant now = clock.instant();
    Instant before = renewedAt.get();
    return Duration.between(before, now).compareTo(BETWEEN_REFUSALS) < 0
            || !renewedAt.compareAndSet(before, now)
        ? done()
        : another(refused);
  }

  /** One question at a time; who comes meanwhile waits for the same answer. */
  private Uni<Void> another(String refused) {
    Uni<Void> fresh =
        Uni.createFrom()
            .deferred(() -> vault.exchange(instance, kept -> exchanged(kept, refused)))
            .invoke(this::take)
            .replaceWithVoid()
            .onTermination()
            .invoke(() -> underWay.set(null))
            .memoize()
            .indefinitely();
    Uni<Void> others = underWay.compareAndExchange(null, fresh);
    return others == null ? fresh : others;
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }

  private Uni<Kept> exchanged(Optional<Kept> kept, String refused) {
    String begunWith = seal.mark(client.refreshToken().value());
    Optional<Kept> ours = kept.filter(one -> one.begunWith().equals(begunWith));
    if (ours.isPresent() && isGood(ours.get().accessExpires())) {
      Optional<String> token = seal.open(ours.get().accessToken());
      if (token.isPresent() && !token.get().equals(refused)) {
        return Uni.createFrom().item(ours.get());
      }
    }
    String refreshToken =
        ours.flatMap(one -> seal.open(one.refreshToken()))
            .orElseGet(() -> client.refreshToken().value());
    return endpoint
        .refresh(refreshToken)
        .onFailure(Unauthorized.class)
        .transform(this::explained)
        .map(granted -> kept(begunWith, refreshToken, granted));
  }

  private Kept kept(String begunWith, String used, Granted granted) {
    String next = granted.refreshToken();
    return new Kept(
        begunWith,
        seal.close(next == null ? used : next),
        seal.close(granted.accessToken()),
        clock.instant().plus(granted.lives()));
  }

  private void take(Kept kept) {
    String token = seal.open(kept.accessToken()).orElseThrow();
    access.set(new Access(token, kept.accessExpires()));
  }

  private Unauthorized explained(Throwable refusal) {
    return Unauthorized.locked(
        "the OAuth refresh token is not accepted ("
            + refusal.getMessage()
            + "); authorise the app again and set JIRA_"
            + instance.toUpperCase(Locale.ROOT).replace('-', '_')
            + "_OAUTH_REFRESH_TOKEN",
        REFUSED);
  }
}
