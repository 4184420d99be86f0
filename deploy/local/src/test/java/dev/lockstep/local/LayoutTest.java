package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.process.StartFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
  @TempDir Path data;

  @Test
  void aNewFolderAndOneFromBeforeTheFileAreOfThisLayoutFromNowOn() throws Exception {
    Files.createDirectories(data.resolve("postgres/cluster"));

    Layout.settle(data);
    Layout.settle(data);

    assertThat(data.resolve("layout")).hasContent("1");
    assertThat(data.resolve("postgres/cluster")).isDirectory();
  }

  @Test
  void theFolderOfANewerVersionIsRefusedAndLeftAlone() throws Exception {
    Files.writeString(data.resolve("layout"), "2\n");

    assertThatThrownBy(() -> Layout.settle(data))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("written by a newer Lockstep (layout 2, this one knows up to 1)")
        .hasMessageContaining("LOCKSTEP_DATA");
    assertThat(data.resolve("layout")).hasContent("2");
  }

  @Test
  void anUnreadableLayoutIsNamed() throws Exception {
    Files.writeString(data.resolve("layout"), "two");

    assertThatThrownBy(() -> Layout.settle(data))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("says \"two\"");
  }
}
