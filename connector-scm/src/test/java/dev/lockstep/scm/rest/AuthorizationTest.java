package dev.lockstep.scm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  @Test
  void the_credential_is_sent_as_the_kind_of_token_wants_it() {
    assertThat(header(Authorization.bearer("abc"))).isEqualTo("Bearer abc");
    assertThat(header(Authorization.basic("me@example.com", "abc")))
        .isEqualTo("Basic bWVAZXhhbXBsZS5jb206YWJj");
  }

  private static String header(Authorization authorization) {
    return authorization.header().await().atMost(Duration.ofSeconds(1));
  }
}
