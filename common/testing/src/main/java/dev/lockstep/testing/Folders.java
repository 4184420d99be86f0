package dev.lockstep.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes what tests left behind. */
final class Folders {
  private static final SimpleFileVisitor<Path> DELETE =
      new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
            throws IOException {
          Files.deleteIfExists(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
            throws IOException {
          Files.deleteIfExists(folder);
          return FileVisitResult.CONTINUE;
        }
      };

  private Folders() {}

  /**
   * Loads this class while class loaders are still open, so that {@link #delete} works at the end
   * of the JVM.
   */
  static void prepare() {}

  /** As much of it as can be deleted. */
  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, DELETE);
    } catch (IOException busy) {
      // A temp folder; the system removes it some day.
    }
  }
}
