package dev.lockstep.jira.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.jira.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final byte[] BODY = "{\"webhookEvent\":\"x\"}".getBytes(StandardCharsets.UTF_8);
  private static final String CLIENT = "client-secret";

  private final HookKeys admin = new HookKeys(List.of("new", "old"), null, false);
  private final HookKeys client = new HookKeys(List.of(), CLIENT, false);
  private final HookKeys dataCenter = new HookKeys(List.of("new", "old"), null, true);

  @ParameterizedTest
  @ValueSource(strings = {"new", "old"})
  void a_signature_by_either_secret_is_good(String secret) {
    assertThat(refusal(admin, signed(secret))).isEmpty();
    assertThat(refusal(dataCenter, signed(secret))).isEmpty();
  }

  @Test
  void a_bad_signature_is_bad_whatever_comes_with_it() {
    String bad = HmacSignature.sign(BODY, "guess");

    assertThat(refusal(dataCenter, new Proof(bad, null, "new"))).contains("does not sign");
    assertThat(refusal(client, new Proof(bad, bearer(Tokens.good(CLIENT, NOW)), null)))
        .contains("does not sign");
  }

  @Test
  void the_secret_in_the_path_is_good_for_data_center_alone_and_nothing_tells_why_not() {
    Proof good = new Proof(null, null, "old");
    Proof wrong = new Proof(null, null, "olc");

    assertThat(refusal(dataCenter, good)).isEmpty();
    assertThat(refusal(dataCenter, wrong))
        .isEqualTo(refusal(admin, good))
        .isEqualTo(refusal(client, good))
        .doesNotContain("secret");
  }

  @Test
  void a_token_of_the_client_is_good_and_its_clock_may_be_a_little_off() {
    assertThat(refusal(client, token(Tokens.good(CLIENT, NOW)))).isEmpty();
    assertThat(refusal(client, token(Tokens.good(CLIENT, NOW.plusSeconds(50))))).isEmpty();
    assertThat(refusal(client, token(Tokens.good(CLIENT, NOW.minusSeconds(180 + 50))))).isEmpty();
    assertThat(refusal(client, new Proof(null, "bearer " + Tokens.good(CLIENT, NOW), null)))
        .isEmpty();
  }

  @Test
  void a_token_without_an_end_is_good_for_an_hour() {
    assertThat(refusal(client, made(NOW.minus(Duration.ofMinutes(59))))).isEmpty();
    assertThat(refusal(client, made(NOW.minus(Duration.ofMinutes(61))))).contains("too old");
    assertThat(refusal(client, token(Tokens.of("HS256", "{}", CLIENT)))).contains("neither");
  }

  @Test
  void bad_tokens_are_refused() {
    String claims = Tokens.times(NOW, NOW.plusSeconds(60));

    assertThat(refusal(client, token(Tokens.of("none", claims, "")))).contains("HS256");
    assertThat(refusal(client, token(Tokens.of("RS256", claims, CLIENT)))).contains("HS256");
    assertThat(refusal(client, token(Tokens.of("HS512", claims, CLIENT)))).contains("HS256");
    assertThat(refusal(client, token(Tokens.good("guess", NOW)))).contains("HS256");
    assertThat(refusal(client, token("not.a.token"))).contains("HS256");
    assertThat(refusal(client, token(Tokens.good(CLIENT, NOW.minusSeconds(600)))))
        .contains("expired");
    assertThat(refusal(client, token(Tokens.good(CLIENT, NOW.plusSeconds(600)))))
        .contains("from the future");
    assertThat(refusal(client, token(Tokens.of("HS256", "{\"iat\":\"now\"}", CLIENT))))
        .isNotEmpty();
  }

  @Test
  void a_token_proves_nothing_where_no_client_is_configured() {
    assertThat(refusal(admin, token(Tokens.good("new", NOW)))).contains("no OAuth client");
  }

  @Test
  void nothing_proves_nothing() {
    Proof nothing = new Proof(null, null, null);

    assertThat(refusal(admin, nothing)).contains("X-Hub-Signature is missing");
    assertThat(refusal(client, nothing)).contains("bearer token of an OAuth client");
    assertThat(refusal(client, new Proof(null, "Basic eDp5", null))).contains("is missing");
  }

  @Test
  void what_proves_is_not_in_any_text() {
    assertThat(new Proof("sig", "auth", "path") + " " + admin + " " + client)
        .doesNotContain("sig", "auth", "path", "new", CLIENT);
  }

  private static Proof signed(String secret) {
    return Proof.signed(HmacSignature.sign(BODY, secret));
  }

  private static Proof made(Instant at) {
    return token(Tokens.of("HS256", "{\"iat\":" + at.getEpochSecond() + "}", CLIENT));
  }

  private static Proof token(String token) {
    return new Proof(null, bearer(token), null);
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private static String refusal(HookKeys keys, Proof proof) {
    return keys.refusal(proof, BODY, NOW).orElse("");
  }
}
