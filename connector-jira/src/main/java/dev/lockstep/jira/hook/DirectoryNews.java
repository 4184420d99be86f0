package dev.lockstep.jira.hook;

/** Hears that what issues refer to may have changed. */
@FunctionalInterface
public interface DirectoryNews {

  /** A project or an issue type of this instance came, changed or went. */
  void changed(String instance);
}
