package dev.lockstep.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Speaks the control API. */
final class Control {
  private static final ObjectMapper JSON = Json.MAPPER;

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Control(URI sandbox) {
    this.base = sandbox;
  }

  static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  <T> T get(String path, TypeReference<T> type) {
    return read(exchange("GET", path, null), type);
  }

  <T> T send(String method, String path, @Nullable Object body, TypeReference<T> type) {
    return read(send(method, path, body), type);
  }

  String send(String method, String path, @Nullable Object body) {
    try {
      return exchange(method, path, body == null ? null : JSON.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void sendJson(String method, String path, String json) {
    exchange(method, path, json);
  }

  /** Looks again whenever the journal grew, and every half second. */
  boolean await(BooleanSupplier condition, Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    while (true) {
      long seen = end(0);
      if (condition.getAsBoolean()) {
        return true;
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      end(seen, Math.min(left, 500));
    }
  }

  private long end(long waitMillis) {
    return end(Long.MAX_VALUE, waitMillis);
  }

  private long end(long after, long waitMillis) {
    return get(
            "/journal?limit=1&after=" + after + "&wait=" + waitMillis,
            new TypeReference<SandboxClient.JournalPage>() {})
        .last();
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private String exchange(String method, String path, @Nullable String body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/_sandbox" + path))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() >= 300) {
        throw new SandboxRefusal(
            response.statusCode(), method + " " + path + ": " + response.body());
      }
      return response.body();
    } catch (IOException broken) {
      throw new UncheckedIOException("the sandbox at " + base + " does not answer", broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
