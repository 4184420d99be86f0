package dev.lockstep.e2e.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The product's front door, as clients and webhook senders use it. Blocking. */
public final class Door {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI url;
  private final String apiKey;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** A client with a key. */
  public Door(URI url, String apiKey) {
    this.url = url;
    this.apiKey = apiKey;
  }

  /** An answer. */
  public record Answer(int status, String contentType, String body) {
    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException none) {
        throw new IllegalStateException(status + " without JSON: " + body, none);
      }
    }
  }

  /** Asks with the key. */
  public Answer get(String path) {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("X-API-Key", apiKey)
            .build());
  }

  /** Posts with the key and waits for as long as it takes, up to this. */
  public Answer ask(String path, String contentType, String body, Duration atMost) {
    return send(
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(atMost)
            .header("X-API-Key", apiKey)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Posts a webhook. */
  public Answer post(String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(request.uri() + " does not answer", broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
