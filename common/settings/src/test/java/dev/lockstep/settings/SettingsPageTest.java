package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  private static final Path PAGE = Path.of("../../docs/settings.md");

  @Test
  void the_page_is_what_the_table_says() throws IOException {
    if ("write".equals(System.getProperty("lockstep.docs"))) {
      Files.createDirectories(PAGE.toAbsolutePath().normalize().getParent());
      Files.writeString(PAGE, SettingsPage.markdown());
    }

    assertThat(PAGE)
        .as(
            "docs/settings.md differs from the table; regenerate it with: mvn -pl common/settings test"
                + " -Dtest=SettingsPageTest -Dlockstep.docs=write")
        .hasContent(SettingsPage.markdown());
  }
}
