package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.e2e.world.WholeSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README tells people to type works as it stands there. */
@ExtendWith(WithWholeSystem.class)
class ReadmeTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern CURL =
      Pattern.compile("^curl (-H \\S+ \\$key\" )?'([^']+)'", Pattern.MULTILINE);
  private static final Pattern COMMAND = Pattern.compile("\\./lockstep( [a-z]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(?:#([^)]+))?\\)");
  private static final Pattern SETTING = Pattern.compile("^([A-Z][A-Z_0-9]+)=", Pattern.MULTILINE);

  static List<MatchResult> questions() throws IOException {
    return all(CURL, "README.md");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void every_question_of_the_readme_is_answered(MatchResult curl, WholeSystem system)
      throws Exception {
    // The README speaks of the default port and of the demonstration's project.
    String asked = curl.group(2).replace("http://localhost:8000", "").replace("SHOP-1", "PRE-1");
    HttpRequest.Builder request = HttpRequest.newBuilder(system.system().url().resolve(asked));
    if (curl.group(1) != null) {
      request.header("X-API-Key", system.system().apiKey());
    }

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(URI.create(asked).getPath()).startsWith("/");
  }

  @Test
  void every_command_of_the_readme_exists() throws IOException {
    String help =
        Files.readString(
            ROOT.resolve("deploy/local/src/main/resources/dev/lockstep/local/cli/help.txt"));

    assertThat(all(COMMAND, "README.md"))
        .isNotEmpty()
        .allSatisfy(command -> assertThat(help).contains("./lockstep" + command.group(1)));
  }

  @Test
  void every_setting_and_page_of_the_readme_exists() throws IOException {
    String settings = Files.readString(ROOT.resolve("docs/settings.md"));

    assertThat(all(SETTING, "README.md"))
        .isNotEmpty()
        .allSatisfy(setting -> assertThat(settings).contains("`" + setting.group(1) + "`"));
    assertThat(all(LINK, "README.md"))
        .isNotEmpty()
        .allSatisfy(
            link -> {
              Path page = ROOT.resolve(link.group(1));
              assertThat(page).exists();
              if (link.group(2) != null) {
                assertThat(Files.readString(page))
                    .containsIgnoringCase("\n## " + link.group(2).replace('-', ' '));
              }
            });
  }

  private static List<MatchResult> all(Pattern pattern, String file) throws IOException {
    try (Stream<MatchResult> found =
        pattern.matcher(Files.readString(ROOT.resolve(file))).results()) {
      return found.toList();
    }
  }
}
