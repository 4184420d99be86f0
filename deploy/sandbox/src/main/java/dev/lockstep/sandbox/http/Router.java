package dev.lockstep.sandbox.http;

import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the handler of a path; literal segments win over {parts}, a last {part...} takes the rest.
 */
public final class Router {
  /** A handler that answers at once. */
  public interface Handler extends Function<Call, Reply> {}

  /** What was found: the template, its parts and the handler. */
  public record Match(
      String template, Map<String, String> parts, Function<Call, Future<Reply>> handler) {}

  private record Route(
      String method, String template, String[] segments, Function<Call, Future<Reply>> handler) {
    boolean takesRest() {
      return segments.length > 0 && segments[segments.length - 1].endsWith("...}");
    }
  }

  private final List<Route> routes = new ArrayList<>();

  /** Adds a handler that answers at once. */
  public Router on(String method, String template, Handler handler) {
    return later(method, template, call -> Future.succeededFuture(handler.apply(call)));
  }

  /** Adds a handler that may answer later. */
  public Router later(String method, String template, Function<Call, Future<Reply>> handler) {
    routes.add(new Route(method, template, split(template), handler));
    return this;
  }

  /** The handler of a request, when there is one. */
  public Optional<Match> find(String method, String path) {
    String[] segments = split(path);
    Route best = null;
    int bestLiterals = -1;
    for (Route route : routes) {
      if (route.method().equals(method)) {
        int literals = literals(route, segments);
        if (literals > bestLiterals) {
          best = route;
          bestLiterals = literals;
        }
      }
    }
    return best == null
        ? Optional.empty()
        : Optional.of(new Match(best.template(), parts(best, segments), best.handler()));
  }

  /** Whether the path is known with another method. */
  public boolean knows(String path) {
    String[] segments = split(path);
    return routes.stream().anyMatch(route -> literals(route, segments) >= 0);
  }

  private static int literals(Route route, String[] segments) {
    String[] wanted = route.segments();
    boolean rest = route.takesRest();
    if (rest ? segments.length < wanted.length : segments.length != wanted.length) {
      return -1;
    }
    int literals = 0;
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        continue;
      }
      if (!wanted[i].equals(segments[i])) {
        return -1;
      }
      literals++;
    }
    return literals;
  }

  private static Map<String, String> parts(Route route, String[] segments) {
    Map<String, String> parts = new HashMap<>();
    String[] wanted = route.segments();
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{")) {
        continue;
      }
      if (wanted[i].endsWith("...}")) {
        String[] rest = java.util.Arrays.copyOfRange(segments, i, segments.length);
        parts.put(wanted[i].substring(1, wanted[i].length() - 4), decode(String.join("/", rest)));
      } else {
        parts.put(wanted[i].substring(1, wanted[i].length() - 1), decode(segments[i]));
      }
    }
    return parts;
  }

  private static String[] split(String path) {
    String trimmed = path.startsWith("/") ? path.substring(1) : path;
    if (trimmed.endsWith("/")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    return trimmed.isEmpty() ? new String[0] : trimmed.split("/", -1);
  }

  private static String decode(String segment) {
    return segment.indexOf('%') < 0
        ? segment
        : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
