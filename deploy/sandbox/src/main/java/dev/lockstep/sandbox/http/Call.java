package dev.lockstep.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that has been read and routed. */
public record Call(
    String method,
    String path,
    String template,
    Map<String, String> parameters,
    MultiMap query,
    MultiMap headers,
    byte[] body) {

  /** The part of the path that the template names. */
  public String part(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(template + " has no {" + name + "}");
    }
    return value;
  }

  /** A query parameter. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query().get(name));
  }

  /** All values of a repeated query parameter, in order. */
  public List<String> queries(String name) {
    return query().getAll(name);
  }

  /** A header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers().get(name));
  }

  /** The body as JSON; empty when it is none. */
  public Optional<JsonNode> json() {
    try {
      JsonNode node = Json.parse(body);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }
}
