package dev.lockstep.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id that ties together what several services log about one request. */
public final class Correlation {
  /** Read from the request, or made; always in the answer. */
  public static final String HEADER = "X-Correlation-Id";

  /** Under this key in every log line of the request. */
  public static final String MDC_KEY = "correlationId";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private Correlation() {}

  /** The id of the request at hand; "none" outside of requests. */
  public static String current() {
    Object id = MDC.get(MDC_KEY);
    return id == null ? "none" : id.toString();
  }

  /** The caller's id where it is harmless in logs, else a new one. */
  static String idOf(@Nullable String sent) {
    return sent != null && ACCEPTED.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }
}
