package dev.lockstep.harvest.query;

/** One page of roots has more below it than is kept in memory at a time. */
public final class TooManyNodesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyNodesException(int most) {
    super("one page of roots has more than " + most + " items in its hierarchy");
  }
}
