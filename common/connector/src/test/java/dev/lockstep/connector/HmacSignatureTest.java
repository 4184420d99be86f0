package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacSignatureTest {

  private static final String SECRET = "It's a Secret to Everybody";

  @Test
  void the_published_vector_of_jira_cloud() {
    assertThat(
            HmacSignature.matches(
                "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                bytes("Hello World!"),
                List.of(SECRET)))
        .isTrue();
  }

  @Test
  void the_published_vector_of_github() {
    assertThat(HmacSignature.sign(bytes("Hello, World!"), SECRET))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void two_secrets_are_valid_while_one_replaces_the_other() {
    String signature = HmacSignature.sign(bytes("x"), "old");

    assertThat(HmacSignature.matches(signature, bytes("x"), List.of("new", "old"))).isTrue();
    assertThat(HmacSignature.matches(signature, bytes("x"), List.of("new"))).isFalse();
    assertThat(HmacSignature.matches(signature, bytes("x"), List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha1=a4771c39fbe90f317c7824e83ddef3caae9cb3d9",
        "a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
        "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c8"
      })
  void anything_else_is_forged(String header) {
    assertThat(HmacSignature.matches(header, bytes("Hello World!"), List.of(SECRET))).isFalse();
  }

  @Test
  void no_header_is_no_signature_and_an_empty_secret_is_none() {
    assertThat(HmacSignature.matches(null, bytes("x"), List.of(SECRET))).isFalse();
    assertThatThrownBy(() -> HmacSignature.sign(bytes("x"), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
