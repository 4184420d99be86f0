package dev.lockstep.local.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A log file that is appended to across starts and moved aside ({@code x.log.1}, {@code x.log.2})
 * when it is full.
 */
public final class RotatingLog implements Closeable {
  private static final long TEN_MEGABYTES = 10L * 1024 * 1024;
  private static final int FILES_KEPT = 3;

  private final Path file;
  private final long limit;
  private OutputStream out;
  private long size;

  /** Opens or creates the file with the limit of 10 MB. */
  public RotatingLog(Path file) throws IOException {
    this(file, TEN_MEGABYTES);
  }

  RotatingLog(Path file, long limit) throws IOException {
    this.file = file;
    this.limit = limit;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.out = open();
  }

  private OutputStream open() throws IOException {
    size = Files.exists(file) ? Files.size(file) : 0;
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Appends one line. */
  public void line(String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  /** Appends bytes; a full file is changed at the end of a line. */
  public synchronized void write(byte[] bytes, int length) throws IOException {
    int from = 0;
    if (size >= limit) {
      int lineEnd = endOfFirstLine(bytes, length);
      out.write(bytes, 0, lineEnd);
      rotate();
      from = lineEnd;
    }
    out.write(bytes, from, length - from);
    size += length - from;
  }

  private static int endOfFirstLine(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private void rotate() throws IOException {
    out.close();
    for (int n = FILES_KEPT - 1; n >= 1; n--) {
      Path from = n == 1 ? file : numbered(n - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(n), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    out = open();
  }

  private Path numbered(int n) {
    return file.resolveSibling(file.getFileName() + "." + n);
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  /** The last lines of a log, oldest first; empty when there is no such file. */
  public static List<String> tail(Path file, int lines) {
    try (var all = Files.newByteChannel(file)) {
      long from = Math.max(0, all.size() - 64 * 1024);
      var buffer = java.nio.ByteBuffer.allocate((int) (all.size() - from));
      all.position(from);
      while (buffer.hasRemaining() && all.read(buffer) >= 0) {
        continue;
      }
      String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      List<String> found = new ArrayList<>(text.lines().toList());
      return List.copyOf(found.subList(Math.max(0, found.size() - lines), found.size()));
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
