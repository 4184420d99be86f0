package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {
  @TempDir Path folder;

  @Test
  void reads_what_people_write() throws IOException {
    assertThat(
            parse(
                """
                \uFEFF# Jira
                ATLASSIAN_URL=https://team.atlassian.net
                export JIRA_TOKEN = abc=def#1

                SINGLE='a $b # "c" \\n'
                DOUBLE="a \\"b\\" \\\\ \\n" # said
                BARE=one two   # three
                EMPTY=
                ONLY_COMMENT= # nothing
                EMPTY=later
                """))
        .isEqualTo(
            new DotEnv.Result.Parsed(
                Map.of(
                    "ATLASSIAN_URL", "https://team.atlassian.net",
                    "JIRA_TOKEN", "abc=def#1",
                    "SINGLE", "a $b # \"c\" \\n",
                    "DOUBLE", "a \"b\" \\ \n",
                    "BARE", "one two",
                    "EMPTY", "later",
                    "ONLY_COMMENT", "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JIRA TOKEN=x", "just words", "1A=x", "A='open", "A=\"x\" y"})
  void names_the_line_it_cannot_read(String line) throws IOException {
    assertThat(parse("OK=1\n\n" + line + "\n"))
        .isInstanceOfSatisfying(
            DotEnv.Result.Broken.class,
            broken -> assertThat(broken.mistake().name()).endsWith(".env line 3"));
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(DotEnv.parse(folder.resolve("none.env")))
        .isInstanceOfSatisfying(
            DotEnv.Result.Broken.class,
            broken -> assertThat(broken.mistake().toString()).contains("none.env: cannot be read"));
  }

  private DotEnv.Result parse(String text) throws IOException {
    return DotEnv.parse(Files.writeString(folder.resolve(".env"), text));
  }
}
