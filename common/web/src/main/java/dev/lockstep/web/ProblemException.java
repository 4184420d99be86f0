package dev.lockstep.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Thrown (or failed with) in a REST resource to answer with a problem. It has no stack trace: it is
 * an answer.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /**
   * With headers of the answer.
   *
   * @param headers such as {@code Retry-After}
   */
  public ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.title() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, String> headers() {
    return new LinkedHashMap<>(headers);
  }

  /**
   * 400 for a parameter or field.
   *
   * @param name as the caller wrote it
   * @param found what the caller sent
   * @param allowed what is accepted, ending "expected ..."
   */
  public static ProblemException badRequest(String name, Object found, String allowed) {
    return new ProblemException(
        Problem.of(
                400,
                "invalid-parameter",
                "Invalid parameter",
                name + ": found '" + found + "', expected " + allowed + ".")
            .with("parameter", name)
            .with("found", String.valueOf(found))
            .with("allowed", allowed));
  }

  /** 400 for a parameter or field that must be there. */
  public static ProblemException missing(String name, String allowed) {
    return new ProblemException(
        Problem.of(
                400,
                "missing-parameter",
                "Missing parameter",
                name + ": not given, expected " + allowed + ".")
            .with("parameter", name)
            .with("allowed", allowed));
  }

  /** 404: the thing named does not exist. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(404, "not-found", "Not found", detail));
  }

  /** 401: the caller proved nothing, for endpoints with a signature of their own. */
  public static ProblemException unauthorized(String detail) {
    return new ProblemException(Problem.of(401, "unauthorized", "Unauthorized", detail));
  }

  /** 403: the caller is known and may not. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(Problem.of(403, "forbidden", "Forbidden", detail));
  }

  /** 409: not in this state. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(Problem.of(409, "conflict", "Conflict", detail));
  }

  /** 422: well formed, and makes no sense. */
  public static ProblemException unprocessable(String detail) {
    return new ProblemException(Problem.of(422, "unprocessable", "Unprocessable content", detail));
  }

  /** 429: later. */
  public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
    return new ProblemException(
        Problem.of(429, "too-many-requests", "Too many requests", detail), retry(retryAfter));
  }

  /** 503: something this service needs is away. */
  public static ProblemException unavailable(String detail, Duration retryAfter) {
    return new ProblemException(
        Problem.of(503, "unavailable", "Service unavailable", detail), retry(retryAfter));
  }

  private static Map<String, String> retry(Duration after) {
    return Map.of("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
  }
}
