package dev.lockstep.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownPathTest {

  @ParameterizedTest
  @CsvSource({
    "/webhook/jira/1/the-secret,/webhook/jira/1/***",
    "/webhook/jira/1/the-secret/,/webhook/jira/1/***",
    "/webhook/jira/1/the/secret,/webhook/jira/1/***",
    "/webhook/jira1/the-secret,/webhook/jira1/***"
  })
  void what_stands_behind_the_instance_is_hidden(String path, String shown) {
    assertThat(ShownPath.of(path)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "/webhook/jira/1",
    "/webhook/jira1",
    "/webhook/bitbucket",
    "/webhook/azure-devops/contoso",
    "/api/issues/ABC-1/history",
    "/"
  })
  void other_paths_are_shown(String path) {
    assertThat(ShownPath.of(path)).isEqualTo(path);
  }
}
