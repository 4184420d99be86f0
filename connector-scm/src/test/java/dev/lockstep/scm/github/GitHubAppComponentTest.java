package dev.lockstep.scm.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.sandbox.GitHubPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** GitHub as an app: its key, its installations, and tokens that end. */
@QuarkusTest
@RealParts
class GitHubAppComponentTest {

  private static final MutableClock CLOCK = MutableClock.at("2026-11-20T10:00:00Z");
  private static final Sandbox OWN = Sandbox.start(SandboxOptions.local().withClock(CLOCK));
  private static final KeyPair KEYS = keys();
  private static final int PKCS8_HEADER = 26;

  private final GitHubPeople people = OWN.client().github("acme");

  @AfterAll
  static void stop() {
    OWN.close();
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
  }

  private static String pkcs8() {
    return pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
  }

  /** What PKCS#8 wraps. */
  private static String pkcs1() {
    byte[] der = KEYS.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(der, PKCS8_HEADER, der.length));
  }

  private CodeHost host(String owner, String pem) {
    people.app("123", pem("PUBLIC KEY", KEYS.getPublic().getEncoded()));
    people.repository("shop");
    return GitHubs.host(
        owner,
        GitHubClient.ofApp(
            OWN.github(), "123", pem, owner, GitHubs.gateway(), GitHubs.gateway(), CLOCK));
  }

  private static int listed(CodeHost host) {
    return host.repositories().await().atMost(Duration.ofSeconds(20)).size();
  }

  @Test
  void both_forms_of_a_key_sign_and_a_token_is_asked_for_once_and_renewed_before_it_ends() {
    CodeHost host = host("acme", pkcs1());
    OWN.client().resetCalls();
    listed(host);
    CLOCK.advance(Duration.ofMinutes(50));
    listed(host);
    assertThat(OWN.client().calls("github", "access_tokens")).isEqualTo(1);

    CLOCK.advance(Duration.ofMinutes(6));
    assertThat(listed(host)).isEqualTo(1);
    assertThat(OWN.client().calls("github", "access_tokens")).isEqualTo(2);
    assertThat(listed(host("acme", pkcs8()))).isEqualTo(1);
  }

  @Test
  void where_the_app_is_not_installed_the_credential_is_what_is_wrong() {
    CodeHost host = host("nowhere", pkcs8());
    assertThatThrownBy(() -> listed(host))
        .isInstanceOf(UpstreamException.Unauthorized.class)
        .hasMessageContaining("not installed with nowhere");
  }

  @Test
  void what_is_no_key_is_refused_without_a_word_of_it() {
    assertThatThrownBy(() -> PemKey.read("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GITHUB_APP_PRIVATE_KEY")
        .hasMessageNotContaining("c2VjcmV0")
        .hasNoCause();
  }

  @Test
  void graphql_is_beside_the_rest_api_of_a_server_and_below_that_of_the_cloud() {
    assertThat(GitHubClient.graphQlBase(java.net.URI.create("https://git.acme.example/api/v3")))
        .hasToString("https://git.acme.example/api");
    assertThat(GitHubClient.graphQlBase(java.net.URI.create("https://api.github.com")))
        .hasToString("https://api.github.com");
  }
}
