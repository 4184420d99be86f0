package dev.lockstep.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  @Test
  void a_service_without_a_key_does_not_start_and_says_which_setting() {
    assertThatThrownBy(() -> new ApiKey(Optional.empty()))
        .hasMessageStartingWith("LOCKSTEP_API_KEY: not set; expected ");
    assertThatThrownBy(() -> new ApiKey(Optional.of(" ")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void only_the_key_matches() {
    ApiKey key = new ApiKey(Optional.of("abc"));

    assertThat(key.matches("abc")).isTrue();
    assertThat(key.matches("ab")).isFalse();
    assertThat(key.matches(null)).isFalse();
  }

  @Test
  void open_paths_are_exact_or_below() {
    OpenPaths open = new OpenPaths(List.of("/health", " /webhook/*"));

    assertThat(open.contains("/health")).isTrue();
    assertThat(open.contains("/webhook/jira/1")).isTrue();
    assertThat(open.contains("/healthy")).isFalse();
    assertThat(open.contains("/webhook")).isFalse();
    assertThat(open.contains("/api/webhook/x")).isFalse();
  }
}
