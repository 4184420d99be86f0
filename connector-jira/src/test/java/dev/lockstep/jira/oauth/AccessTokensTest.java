package dev.lockstep.jira.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.oauth.TokenEndpoint.Granted;
import dev.lockstep.jira.oauth.TokenVault.Kept;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.Secret;
import dev.lockstep.testing.MutableClock;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

  private final MutableClock clock = MutableClock.at("2026-01-05T12:00:00Z");
  private final AtomicReference<Optional<Kept>> kept = new AtomicReference<>(Optional.empty());
  private final TokenVault vault =
      (instance, work) ->
          Uni.createFrom()
              .deferred(() -> work.apply(kept.get()))
              .invoke(after -> kept.set(Optional.of(after)));

  /** A refresh token is good once; those that were used. */
  private final List<String> used = new ArrayList<>();

  private String good = "first";
  private boolean away;

  private Uni<Granted> refresh(String token) {
    if (away) {
      return Uni.createFrom().failure(new Unavailable("503"));
    }
    if (!token.equals(good)) {
      return Uni.createFrom().failure(new Unauthorized("the token endpoint answers 403"));
    }
    used.add(token);
    good = "refresh-" + used.size();
    return Uni.createFrom().item(new Granted("access-" + used.size(), Duration.ofHours(1), good));
  }

  private AccessTokens replica(String firstToken, String clientSecret) {
    return new AccessTokens(
        "a-1",
        new JiraCredential.OAuth(
            URI.create("https://auth.example.com/oauth/token"),
            "client",
            new Secret(clientSecret),
            new Secret(firstToken)),
        this::refresh,
        vault,
        clock);
  }

  private AccessTokens replica() {
    return replica("first", "client-secret");
  }

  private static String token(AccessTokens tokens) {
    await(tokens.ready());
    return tokens.current();
  }

  private static void await(Uni<Void> done) {
    done.await().atMost(Duration.ofSeconds(5));
  }

  @Test
  void a_token_is_used_until_shortly_before_its_end() {
    AccessTokens tokens = replica();

    assertThat(token(tokens)).isEqualTo("access-1");
    clock.advance(Duration.ofMinutes(57));
    assertThat(token(tokens)).isEqualTo("access-1");
    clock.advance(Duration.ofMinutes(2));
    assertThat(token(tokens)).isEqualTo("access-2");
    assertThat(used).containsExactly("first", "refresh-1");
  }

  @Test
  void another_replica_takes_what_the_first_got() {
    assertThat(token(replica())).isEqualTo("access-1");
    assertThat(token(replica())).isEqualTo("access-1");
    assertThat(used).containsExactly("first");
  }

  @Test
  void a_refused_token_is_renewed_once_by_whoever_comes_first() {
    AccessTokens one = replica();
    AccessTokens other = replica();
    token(one);
    token(other);

    await(one.renew("access-1"));
    await(other.renew("access-1"));
    await(other.renew("access-1"));

    assertThat(one.current()).isEqualTo("access-2");
    assertThat(other.current()).isEqualTo("access-2");
    assertThat(used).hasSize(2);
  }

  @Test
  void a_token_that_is_refused_again_at_once_lacks_something_else() {
    AccessTokens tokens = replica();
    token(tokens);
    await(tokens.renew("access-1"));

    await(tokens.renew("access-2"));
    assertThat(tokens.current()).isEqualTo("access-2");
    clock.advance(Duration.ofMinutes(2));
    await(tokens.renew("access-2"));
    assertThat(tokens.current()).isEqualTo("access-3");
  }

  @Test
  void a_restart_goes_on_with_the_newest_refresh_token() {
    token(replica());
    clock.advance(Duration.ofHours(5));

    assertThat(token(replica())).isEqualTo("access-2");
  }

  @Test
  void a_refusal_says_what_to_do_and_shows_no_secret() {
    good = "revoked";

    assertThatThrownBy(() -> token(replica()))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("set JIRA_A_1_OAUTH_REFRESH_TOKEN")
        .message()
        .doesNotContain("first", "client-secret");
  }

  @Test
  void a_new_refresh_token_in_the_settings_begins_anew() {
    token(replica());
    good = "second";
    clock.advance(Duration.ofHours(5));

    assertThatThrownBy(() -> token(replica())).isInstanceOf(Unauthorized.class);
    assertThat(token(replica("second", "client-secret"))).isEqualTo("access-2");
  }

  @Test
  void with_another_client_secret_nothing_kept_can_be_read() {
    token(replica());
    good = "first";

    assertThat(token(replica("first", "another"))).isEqualTo("access-2");
    assertThat(used).containsExactly("first", "first");
  }

  @Test
  void while_the_endpoint_is_away_everything_stays_as_it_is() {
    token(replica());
    clock.advance(Duration.ofHours(5));
    away = true;
    AccessTokens tokens = replica();
    assertThatThrownBy(() -> token(tokens)).isInstanceOf(Unavailable.class);

    away = false;
    assertThat(token(tokens)).isEqualTo("access-2");
  }

  @Test
  void what_is_kept_shows_no_token() {
    token(replica());

    assertThat(kept.get().orElseThrow().toString())
        .doesNotContain("first", "refresh-1", "access-1", "client-secret");
  }
}
