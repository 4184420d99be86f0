package dev.lockstep.scm.hook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one host's webhooks, after they were found genuine. */
public interface HookDecoder {

  /**
   * What the hook says. Pure: no call, no clock.
   *
   * @param headers of the request
   * @param body the raw body
   * @throws MalformedHookException when the headers or the body are not what the host sends
   */
  Decoded decode(HookHeaders headers, byte[] body);

  /**
   * Whether it is a host's test of the address, which is not signed and says nothing: it is
   * answered well and nothing is done.
   *
   * @throws MalformedHookException when it says that it is one and is none
   */
  default boolean isTest(HookHeaders headers, byte[] body) {
    return false;
  }

  /** The headers of a request. */
  @FunctionalInterface
  interface HookHeaders {

    /** The value of a header, whatever its case; null when it is missing. */
    @Nullable String get(String name);
  }

  /**
   * What a delivery says.
   *
   * @param delivery the host's id of it, equal across its retries, where it has one
   * @param hooks at least one
   */
  record Decoded(@Nullable String delivery, List<Hook> hooks) {

    public Decoded {
      hooks = List.copyOf(hooks);
      if (hooks.isEmpty()) {
        throw new IllegalArgumentException("a hook that says nothing is an ignored one");
      }
    }

    /** A delivery that says one thing. */
    public static Decoded of(@Nullable String delivery, Hook hook) {
      return new Decoded(delivery, List.of(hook));
    }
  }

  /** It makes no sense; the message says what is missing, without quoting the body. */
  final class MalformedHookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedHookException(String detail) {
      super(detail, null, false, false);
    }
  }
}
