package dev.lockstep.scm.hook;

/** Reads one host's webhooks, after their signature was found good. */
public interface HookDecoder {

  /**
   * What the hook says. Pure: no call, no clock.
   *
   * @param event the host's name of the event
   * @param body the raw body
   * @throws MalformedHookException when the body is not what the host sends for this event
   */
  Hook decode(String event, byte[] body);

  /** The body makes no sense; the message says what is missing, without quoting the body. */
  final class MalformedHookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedHookException(String detail) {
      super(detail, null, false, false);
    }
  }
}
