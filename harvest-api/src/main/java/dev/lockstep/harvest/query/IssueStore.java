package dev.lockstep.harvest.query;

/** The items stored. */
public interface IssueStore {

  /** Keys of the items that pass, each once. */
  Listing<String> keys(IssueFilter filter);

  /**
   * The roots that pass, with what is below them. A page fails with {@link TooManyNodesException}
   * when it holds more than the process can.
   */
  Listing<Node> hierarchy(Roots roots);
}
