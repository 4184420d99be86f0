package dev.lockstep.sandbox.http;

/** Ends the handling of a call with an answer that is already known. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Reply reply;

  /** Refuses with this answer. */
  public Refusal(Reply reply) {
    super("refused with " + reply.status(), null, false, false);
    this.reply = reply;
  }

  /** The answer. */
  public Reply reply() {
    return reply;
  }
}
