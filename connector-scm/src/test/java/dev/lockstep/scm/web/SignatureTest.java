package dev.lockstep.scm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.HmacSignature;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scheme of Bitbucket's signature, against what vendors of the same scheme publish. */
class SignatureTest {

  private static final String SECRET = "It's a Secret to Everybody";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello World!  | sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
        "Hello, World! | sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
      })
  void published_vectors_match(String body, String signature) {
    assertThat(HmacSignature.matches(signature, bytes(body), List.of(SECRET))).isTrue();
    assertThat(HmacSignature.matches(signature, bytes(body), List.of("new", SECRET))).isTrue();
    assertThat(HmacSignature.matches(signature, bytes(body + " "), List.of(SECRET))).isFalse();
    assertThat(HmacSignature.matches(signature, bytes(body), List.of("another"))).isFalse();
    assertThat(HmacSignature.matches(signature, bytes(body), List.of())).isFalse();
  }

  @Test
  void nobody_can_sign_with_an_empty_secret() {
    assertThatThrownBy(() -> HmacSignature.matches("sha256=00", bytes("x"), List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
