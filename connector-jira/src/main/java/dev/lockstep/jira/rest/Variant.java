package dev.lockstep.jira.rest;

import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.NewIssues.Created;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** In what the variants of Jira differ, for those who speak to all of them. */
public interface Variant {

  /** Where the calls of its version are, below the address of the site. */
  String path();

  /** How it takes texts. */
  TextForm texts();

  /** The member by which a value names an account. */
  String account();

  /** Those who have this in their address, or in their name. */
  Uni<List<UserJson>> users(String text, Calls calls);

  /** The id of any issue that this query finds. */
  Uni<Optional<String>> any(String jql, Calls calls);

  /** As {@link dev.lockstep.jira.port.NewIssues#stamped}. */
  Uni<Optional<Created>> stamped(String project, String source, Duration age, Calls calls);

  /** Writes the content of an attached file to the disk. */
  Uni<Void> fetch(String fileId, Path to, Calls calls);
}
