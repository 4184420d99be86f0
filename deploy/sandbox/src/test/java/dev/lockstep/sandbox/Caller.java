package dev.lockstep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls an upstream as a program would. */
final class Caller {
  static final String JIRA =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("bot@example.com:secret".getBytes(StandardCharsets.UTF_8));
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer; the JSON is missing when it is none. */
  record Answer(int status, HttpResponse<String> response, JsonNode json) {
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return response.body();
    }
  }

  private final URI base;
  private final String authorization;

  Caller(URI base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Answer get(String path) {
    return exchange("GET", path, "");
  }

  Answer post(String path, String json) {
    return exchange("POST", path, json);
  }

  Answer put(String path, String json) {
    return exchange("PUT", path, json);
  }

  Answer delete(String path) {
    return exchange("DELETE", path, "");
  }

  /** Sends a file as a browser does; the token is for X-Atlassian-Token. */
  Answer upload(String path, String filename, String content, String token) {
    String body =
        "--mark\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + filename
            + "\"\r\nContent-Type: text/plain\r\n\r\n"
            + content
            + "\r\n--mark--\r\n";
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("X-Atlassian-Token", token)
            .header("Content-Type", "multipart/form-data; boundary=mark"));
  }

  Answer exchange(String method, String path, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
            .method(
                method,
                json.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json))
            .header("Content-Type", "application/json; charset=utf-8");
    return send(request);
  }

  private Answer send(HttpRequest.Builder request) {
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response, parse(response.body()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException none) {
      return MissingNode.getInstance();
    }
  }
}
