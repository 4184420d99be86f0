package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void matches_only_itself_and_never_shows_itself() {
    Secret secret = new Secret("hush");

    assertThat(secret.matches("hush")).isTrue();
    assertThat(secret.matches("hus")).isFalse();
    assertThat(secret.matches("")).isFalse();
    assertThat(secret.matches(null)).isFalse();
    assertThat("" + secret).isEqualTo("***");
  }
}
