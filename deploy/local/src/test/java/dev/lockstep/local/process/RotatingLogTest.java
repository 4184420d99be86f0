package dev.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
  @TempDir Path folder;

  @Test
  void keepsThreeFilesAndNeverCutsALine() throws IOException {
    Path file = folder.resolve("x.log");
    try (RotatingLog log = new RotatingLog(file, 100)) {
      for (int i = 0; i < 100; i++) {
        log.line("line " + i);
      }
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("x.log", "x.log.1", "x.log.2");
    }
    assertThat(Files.readAllLines(folder.resolve("x.log.1")))
        .allMatch(line -> line.matches("line \\d+"));
    assertThat(Files.readAllLines(file)).last().isEqualTo("line 99");
    assertThat(Files.size(folder.resolve("x.log.2"))).isLessThan(120);
  }

  @Test
  void goesOnWhereTheLastStartEnded() throws IOException {
    Path file = folder.resolve("x.log");
    for (String text : List.of("first", "second")) {
      try (RotatingLog log = new RotatingLog(file)) {
        log.line(text);
      }
    }

    assertThat(Files.readAllLines(file)).containsExactly("first", "second");
  }

  @Test
  void tailsTheEnd() throws IOException {
    Path file = folder.resolve("x.log");
    Files.write(file, Stream.iterate(1, i -> i + 1).limit(20_000).map(i -> "line " + i).toList());

    assertThat(RotatingLog.tail(file, 2)).containsExactly("line 19999", "line 20000");
    assertThat(RotatingLog.tail(folder.resolve("none.log"), 2)).isEmpty();
  }
}
