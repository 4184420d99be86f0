package dev.lockstep.jira.rest;

import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.NewIssues.Created;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** In what the variants of Jira differ when they are written to. */
public interface Variant {

  /** Where the calls of its version are, below the address of the site. */
  String path();

  /** How it takes texts. */
  TextForm texts();

  /** The member by which a value names an account. */
  String account();

  /** The account of the person with this very address, as values name it. */
  Uni<Optional<String>> account(String email, Calls calls);

  /** As {@link dev.lockstep.jira.port.NewIssues#stamped}. */
  Uni<Optional<Created>> stamped(String project, String source, Duration age, Calls calls);

  /** Writes the content of an attached file to the disk. */
  Uni<Void> fetch(String fileId, Path to, Calls calls);
}
