package dev.lockstep.connector;

import java.time.Duration;
import java.util.Map;

/**
 * An upstream did not do what was asked. What to do about it follows from the type, never from the
 * text.
 */
public abstract sealed class UpstreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UpstreamException(String message) {
    super(message);
  }

  /** How much must pause after the upstream said that it was asked too much. */
  public enum Scope {
    /** All calls with this credential: an hourly quota is spent. */
    CREDENTIAL,
    /** The endpoint only. */
    ENDPOINT,
    /** The item that was written to only. */
    ITEM
  }

  /** Asked too much (429, or 503 with a time). */
  public static final class Throttled extends UpstreamException {
    private static final long serialVersionUID = 1L;

    /** The reason where none was given. */
    public static final String UNSAID = "unsaid";

    private final Duration retryAfter;
    private final Scope scope;
    private final String reason;

    /** A wait that nobody gave a reason for. */
    public Throttled(String detail, Duration retryAfter, Scope scope) {
      this(detail, retryAfter, scope, UNSAID);
    }

    /**
     * @param detail what the upstream said
     * @param retryAfter how long to wait at least
     * @param scope what must wait
     * @param reason which limit it was, one of few words, for the metrics
     */
    public Throttled(String detail, Duration retryAfter, Scope scope, String reason) {
      super(detail);
      this.retryAfter = retryAfter;
      this.scope = scope;
      this.reason = reason;
    }

    public Duration retryAfter() {
      return retryAfter;
    }

    public Scope scope() {
      return scope;
    }

    public String reason() {
      return reason;
    }
  }

  /** Down, too slow, or an answer that makes no sense (cut body): may pass by itself. */
  public static final class Unavailable extends UpstreamException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String detail) {
      super(detail);
    }
  }

  /** What was asked for does not exist, or the account may not know that it does. */
  public static final class NotFound extends UpstreamException {
    private static final long serialVersionUID = 1L;

    public NotFound(String detail) {
      super(detail);
    }
  }

  /** The credential is not accepted: 401, 403, or a sign-in page where JSON was asked for. */
  public static final class Unauthorized extends UpstreamException {
    private static final long serialVersionUID = 1L;
    private final boolean forbidden;
    private final Duration quiet;

    public Unauthorized(String detail) {
      this(detail, false, Duration.ZERO);
    }

    private Unauthorized(String detail, boolean forbidden, Duration quiet) {
      super(detail);
      this.forbidden = forbidden;
      this.quiet = quiet;
    }

    /** A 403: who is known may not do this, or the credential is worth less than it was. */
    public static Unauthorized forbidden(String detail) {
      return new Unauthorized(detail, true, Duration.ZERO);
    }

    /**
     * A refusal that each further try makes worse.
     *
     * @param quiet how long to ask nothing
     */
    public static Unauthorized locked(String detail, Duration quiet) {
      return new Unauthorized(detail, true, quiet);
    }

    /** Whether it may be this one thing only that is refused. */
    public boolean forbidden() {
      return forbidden;
    }

    /** How long to ask nothing; zero where asking does no harm. */
    public Duration quiet() {
      return quiet;
    }
  }

  /** Somebody changed the same thing at the same time (409): read again and decide again. */
  public static final class Conflict extends UpstreamException {
    private static final long serialVersionUID = 1L;

    public Conflict(String detail) {
      super(detail);
    }
  }

  /** The upstream understood and refused; asking again the same way will not help. */
  public static final class Rejected extends UpstreamException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient Map<String, String> fields;

    public Rejected(int status, String detail) {
      this(status, detail, Map.of());
    }

    /**
     * With what was wrong with which field.
     *
     * @param fields by the upstream's name of the field
     */
    public Rejected(int status, String detail, Map<String, String> fields) {
      super(status + ": " + detail);
      this.status = status;
      this.fields = Map.copyOf(fields);
    }

    public int status() {
      return status;
    }

    /** What was wrong with which field, as far as the upstream says it. */
    public Map<String, String> fields() {
      return fields;
    }
  }
}
