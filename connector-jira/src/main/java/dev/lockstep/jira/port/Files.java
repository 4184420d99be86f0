package dev.lockstep.jira.port;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes files that are attached to issues. They go through the disk, not the memory. */
public interface Files {

  /** The files of an issue. */
  Uni<List<Attached>> of(String issueId, Calls calls);

  /** One file, by its id. */
  Uni<Attached> one(String id, Calls calls);

  /** The largest file that the site takes, in bytes. May be some minutes old. */
  Uni<Long> limit(Calls calls);

  /** Writes the content of a file to the disk. */
  Uni<Void> fetch(String id, Path to, Calls calls);

  /** Attaches a file from the disk, once; answers its id. */
  Uni<String> attach(String issueId, String name, String mediaType, Path content, Calls calls);

  /**
   * An attached file.
   *
   * @param size in bytes
   */
  record Attached(String id, String name, long size) {}
}
