package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walks through the code name files that are there. */
class WalkthroughTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final Pattern LINK = Pattern.compile("\\[(\\w+)\\]\\(([^)]+)\\)");

  @Test
  void every_file_on_the_way_exists_under_the_name_it_is_told_by() throws IOException {
    assertThat(links())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            link -> {
              assertThat(DOCS.resolve(link.group(2))).exists();
              assertThat(link.group(2)).endsWith("/" + link.group(1) + ".java");
            });
  }

  private static List<MatchResult> links() throws IOException {
    try (Stream<MatchResult> links =
        LINK.matcher(Files.readString(DOCS.resolve("walkthrough.md"))).results()) {
      return links.toList();
    }
  }
}
