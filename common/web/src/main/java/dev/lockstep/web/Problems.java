package dev.lockstep.web;

/** The problems that this module finds by itself. */
final class Problems {
  private Problems() {}

  static Problem unauthorized() {
    return Problem.of(
        401, "unauthorized", "Unauthorized", "Send the API key (LOCKSTEP_API_KEY) as X-API-Key.");
  }

  static Problem tooLarge(long limit) {
    return Problem.of(
            413,
            "content-too-large",
            "Content too large",
            "The body is larger than the " + limit + " bytes allowed.")
        .with("limit", limit);
  }

  static Problem lengthRequired() {
    return Problem.of(
        411,
        "length-required",
        "Length required",
        "Send Content-Length: over HTTP/2 only bodies of a known length are taken.");
  }

  static Problem internal(String correlationId) {
    return Problem.of(
            500,
            "internal",
            "Internal error",
            "Something went wrong here. The log of this service has it under this correlation id.")
        .with("correlationId", correlationId);
  }

  static Problem badBody(String detail) {
    return Problem.of(400, "invalid-body", "Invalid body", detail);
  }

  /** What a bare HTTP status means. */
  static Problem ofStatus(int status, String method, String path) {
    return switch (status) {
      case 400 ->
          Problem.of(400, "bad-request", "Bad request", "The request cannot be understood.");
      case 401 -> unauthorized();
      case 403 -> Problem.of(403, "forbidden", "Forbidden", "This is not allowed.");
      case 404 ->
          Problem.of(404, "not-found", "Not found", "Nothing answers " + method + " " + path + ".");
      case 405 ->
          Problem.of(
              405,
              "method-not-allowed",
              "Method not allowed",
              path + " does not take " + method + ".");
      case 406 ->
          Problem.of(
              406,
              "not-acceptable",
              "Not acceptable",
              "This answers with none of the media types accepted.");
      case 413 ->
          Problem.of(413, "content-too-large", "Content too large", "The body is too large.");
      case 415 ->
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              "The body is of a media type this does not take; most take application/json.");
      default ->
          Problem.of(
              status,
              "status-" + status,
              status >= 500 ? "Server error" : "Request refused",
              "The request ended with status " + status + ".");
    };
  }
}
