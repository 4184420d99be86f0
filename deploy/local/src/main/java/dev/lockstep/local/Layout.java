package dev.lockstep.local;

import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which way things lie in a data folder, kept in its file {@code layout}. A change of what is kept
 * there, or where, gets the next number and a step that takes older folders over.
 */
final class Layout {
  /** The layout of this version. Folders without the file are from before it and lie the same. */
  static final int CURRENT = 1;

  private Layout() {}

  /**
   * Sees that this version can use the folder.
   *
   * @throws StartFailed when a newer version wrote it; nothing is changed then
   */
  static void settle(Path root) throws StartFailed, IOException {
    Path file = root.resolve("layout");
    if (Files.exists(file)) {
      String found = Files.readString(file).strip();
      if (!found.matches("[0-9]{1,6}")) {
        throw new StartFailed(
            "%s says \"%s\", which is no layout of a data folder; expected a number up to %d."
                .formatted(file, found, CURRENT));
      }
      if (Integer.parseInt(found) > CURRENT) {
        throw new StartFailed(
            "The data folder %s was written by a newer Lockstep (layout %s, this one knows up to %d). Use that version, or set LOCKSTEP_DATA to another folder."
                .formatted(root, found, CURRENT));
      }
      return;
    }
    Files.writeString(file, CURRENT + "\n");
  }
}
