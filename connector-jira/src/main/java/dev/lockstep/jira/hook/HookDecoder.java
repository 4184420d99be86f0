package dev.lockstep.jira.hook;

/** Reads the body of a webhook whose signature was found good. */
@FunctionalInterface
public interface HookDecoder {

  /**
   * Reads it.
   *
   * @throws MalformedHookException when it is no JSON, or says less than a webhook of its event
   *     must
   */
  Hook read(byte[] body) throws MalformedHookException;

  /** The body makes no sense; the message says where, for the sender. */
  final class MalformedHookException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedHookException(String message) {
      super(message);
    }
  }
}
