package dev.lockstep.local;

import dev.lockstep.local.process.StartFailed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder with everything one installation keeps: database, broker, logs, secrets. One launcher
 * at a time uses it.
 */
public final class DataFolder {
  private final Path root;

  private DataFolder(Path root) {
    this.root = root;
  }

  /** Opens the folder, creating it where it is missing. */
  public static DataFolder at(Path folder) throws IOException {
    return new DataFolder(Files.createDirectories(folder.toAbsolutePath()).toRealPath());
  }

  /** The folder itself: absolute, without links. */
  public Path root() {
    return root;
  }

  /** Log files, one per process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Pid files, one per process. */
  public Path run() {
    return root.resolve("run");
  }

  /** The cluster of PostgreSQL. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** The log folders of the broker. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Where the generated API key is. */
  public Path apiKeyFile() {
    return root.resolve("api-key");
  }

  /** Removes everything but the lock. */
  void clear() throws IOException {
    List<Path> everything;
    try (Stream<Path> found = Files.walk(root)) {
      everything = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : everything) {
      if (!one.equals(root) && !one.equals(lockFile())) {
        Files.delete(one);
      }
    }
  }

  private Path lockFile() {
    return root.resolve("lock");
  }

  /** A secret of this installation: read, or made and stored readable by the owner only. */
  String secret(String name) throws IOException {
    Path file = root.resolve(name);
    if (Files.exists(file)) {
      String kept = Files.readString(file).trim();
      if (!kept.isEmpty()) {
        return kept;
      }
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String made = HexFormat.of().formatHex(random);
    writePrivate(file, made + "\n");
    return made;
  }

  /** Writes a file that only its owner may read. */
  static void writePrivate(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, content);
  }

  /** Takes the folder for this process; the lock ends with the process at the latest. */
  Lock lock() throws IOException, StartFailed {
    Path file = lockFile();
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      String holder = Files.readString(file).trim();
      throw new StartFailed(
          "Lockstep already runs on "
              + root
              + " (process "
              + holder
              + "). End it first, or set LOCKSTEP_DATA.");
    }
    channel.truncate(0);
    channel.write(
        java.nio.ByteBuffer.wrap(
            (ProcessHandle.current().pid() + "\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    return new Lock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** The exclusive use of the folder. */
  static final class Lock implements Closeable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException released) {
        // the lock ends with the process
      }
    }
  }
}
