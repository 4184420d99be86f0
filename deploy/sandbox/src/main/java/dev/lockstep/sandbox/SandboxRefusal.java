package dev.lockstep.sandbox;

/** The sandbox refused a control request. */
public final class SandboxRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  SandboxRefusal(int status, String message) {
    super(status + " " + message);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
