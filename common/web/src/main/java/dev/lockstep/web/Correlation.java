package dev.lockstep.web;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id that ties together what several services log about one request. */
public final class Correlation {
  /** Read from the request, or made; always in the answer. */
  public static final String HEADER = "X-Correlation-Id";

  /** Under this key in every log line of the request. */
  public static final String MDC_KEY = "correlationId";

  /** A caller's own id first, then what upstreams name a delivery of a webhook by. */
  private static final List<String> SENT =
      List.of(HEADER, "X-Request-UUID", "X-Atlassian-Webhook-Identifier", "X-GitHub-Delivery");

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private Correlation() {}

  /** The id of the request at hand; "none" outside of requests. */
  public static String current() {
    Object id = MDC.get(MDC_KEY);
    return id == null ? "none" : id.toString();
  }

  /** The first id the caller sent that is harmless in logs, else a new one. */
  static String idOf(UnaryOperator<@Nullable String> header) {
    return SENT.stream()
        .map(header)
        .filter(sent -> sent != null && ACCEPTED.matcher(sent).matches())
        .findFirst()
        .orElseGet(() -> UUID.randomUUID().toString());
  }
}
