package dev.lockstep.sync.rule;

/** What the rule book can ask about an item, over all repositories in scope. */
public enum FactName {
  /** A pull request is open and not a draft. */
  OPEN_PULL_REQUEST("open pull request"),
  /** A pull request is an open draft. */
  DRAFT_PULL_REQUEST("draft pull request"),
  /** There is a merged pull request, and all that were not declined are merged. */
  ALL_MERGED("all pull requests merged"),
  /** A branch exists. */
  BRANCH("branch");

  private final String words;

  FactName(String words) {
    this.words = words;
  }

  /** As people say it. */
  public String words() {
    return words;
  }
}
