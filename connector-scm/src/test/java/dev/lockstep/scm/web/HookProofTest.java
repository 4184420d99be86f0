package dev.lockstep.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.HmacSignature;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookProofTest {

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final List<String> SECRETS = List.of("old", "new");

  private final HookProof shared = HookProof.shared("X-Secret");

  private Optional<String> shared(Map<String, String> headers) {
    return shared.refuse(headers::get, BODY, SECRETS);
  }

  private static String basic(String userAndPassword) {
    return "Basic "
        + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_signature_with_either_secret_is_genuine() {
    HookProof proof = HookProof.signature("X-Sign");

    for (String secret : SECRETS) {
      assertThat(
              proof.refuse(Map.of("X-Sign", HmacSignature.sign(BODY, secret))::get, BODY, SECRETS))
          .isEmpty();
    }
    assertThat(
            proof.refuse(Map.of("X-Sign", HmacSignature.sign(BODY, "guess"))::get, BODY, SECRETS))
        .hasValueSatisfying(why -> assertThat(why).contains("does not match"));
    assertThat(proof.refuse(Map.<String, String>of()::get, BODY, SECRETS))
        .hasValueSatisfying(why -> assertThat(why).contains("X-Sign is missing"));
  }

  @Test
  void a_shared_secret_is_shown_in_its_header_or_as_the_password() {
    assertThat(shared(Map.of("X-Secret", "old"))).isEmpty();
    assertThat(shared(Map.of("X-Secret", "new"))).isEmpty();
    assertThat(shared(Map.of("Authorization", basic("anybody:new")))).isEmpty();
    assertThat(shared(Map.of("Authorization", basic(":new").replace("Basic", "basic")))).isEmpty();
  }

  @Test
  void a_header_that_is_wrong_is_not_mended_by_a_right_password() {
    assertThat(shared(Map.of("X-Secret", "guess", "Authorization", basic("a:new")))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer new"})
  void what_is_no_password_is_none(String authorization) {
    assertThat(shared(Map.of("Authorization", authorization)))
        .hasValueSatisfying(
            why ->
                assertThat(why).contains("X-Secret").doesNotContain("old").doesNotContain("new"));
  }

  @Test
  void a_wrong_password_is_refused_without_saying_the_right_one() {
    assertThat(shared(Map.of("Authorization", basic("a:guess"))))
        .hasValueSatisfying(why -> assertThat(why).contains("another one").doesNotContain("guess"));
  }
}
