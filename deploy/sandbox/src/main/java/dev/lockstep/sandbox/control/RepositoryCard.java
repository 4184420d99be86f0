package dev.lockstep.sandbox.control;

import java.util.List;
import java.util.stream.Stream;

/**
 * A repository of any code host as the page for people shows it: the newest pull requests and
 * branches.
 *
 * @param host what people call the code host
 * @param name with its owner
 * @param moreBranches how many more there are than are shown
 */
public record RepositoryCard(
    String host, String name, List<Request> pullRequests, List<String> branches, int moreBranches) {

  private static final int REQUESTS = 6;
  private static final int BRANCHES = 8;

  /**
   * A pull request.
   *
   * @param state OPEN, DRAFT, MERGED or DECLINED, whatever the host calls it
   * @param updated when it changed last, in milliseconds; 0 where the host keeps no such time
   */
  public record Request(
      long id, String title, String state, String source, String destination, long updated) {

    /** The state of a pull request that is open or was closed, of whatever host. */
    public static String state(boolean open, boolean draft, boolean merged) {
      if (open) {
        return draft ? "DRAFT" : "OPEN";
      }
      return merged ? "MERGED" : "DECLINED";
    }
  }

  /** A card with as much as fits, of pull requests and branches the newest of which come first. */
  public static RepositoryCard of(
      String host, String name, Stream<Request> requests, List<String> branches) {
    return new RepositoryCard(
        host,
        name,
        requests.limit(REQUESTS).toList(),
        branches.stream().limit(BRANCHES).toList(),
        Math.max(0, branches.size() - BRANCHES));
  }
}
