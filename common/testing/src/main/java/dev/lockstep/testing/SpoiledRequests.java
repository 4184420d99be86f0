package dev.lockstep.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Posts spoiled bodies over HTTP, signed and unsigned, as content of any kind. */
public final class SpoiledRequests {

  private static final List<String> CONTENT_TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "application/problem+json",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "text/plain; charset=none",
          "application/octet-stream",
          "*/*",
          "nonsense",
          "");

  /**
   * What came back.
   *
   * @param signed whether the body was signed
   */
  public record Answer(boolean signed, int status, String contentType, String body) {}

  private final URI endpoint;
  private final SpoiledBodies bodies;
  private final Function<byte[], String> signature;
  private final List<String> headers;

  /**
   * @param signature makes the value of {@code X-Hub-Signature}
   * @param headers further ones, names and values in turn; {@code {n}} in them becomes the number
   *     of the request
   */
  public SpoiledRequests(
      URI endpoint, SpoiledBodies bodies, Function<byte[], String> signature, String... headers) {
    this.endpoint = endpoint;
    this.bodies = bodies;
    this.signature = signature;
    this.headers = List.of(headers);
  }

  private String[] headers(int number) {
    return headers.stream()
        .map(text -> text.replace("{n}", Integer.toString(number)))
        .toArray(String[]::new);
  }

  /** Posts so many, two of three signed. Each must be answered within ten seconds. */
  public List<Answer> post(int times, Random random) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      byte[] body = bodies.next(random);
      boolean signed = random.nextInt(3) > 0;
      HttpRequest.Builder request =
          HttpRequest.newBuilder(endpoint)
              .timeout(Duration.ofSeconds(10))
              .POST(BodyPublishers.ofByteArray(body))
              .headers(headers(i))
              .header("Content-Type", CONTENT_TYPES.get(random.nextInt(CONTENT_TYPES.size())));
      if (signed || random.nextBoolean()) {
        request.header("X-Hub-Signature", signed ? signature.apply(body) : "sha256=00");
      }
      var response = client.send(request.build(), BodyHandlers.ofString());
      answers.add(
          new Answer(
              signed,
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(""),
              response.body()));
    }
    return answers;
  }
}
