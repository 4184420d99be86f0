package dev.lockstep.jira.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes by which contents are compared. */
final class Sha256 {

  private static final int PORTION = 1 << 16;

  private Sha256() {}

  static String of(String text) {
    return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of a file, read in portions; blocks. */
  static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] portion = new byte[PORTION];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(portion); read >= 0; read = in.read(portion)) {
        digest.update(portion, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
