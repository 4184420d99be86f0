package dev.lockstep.scm.bitbucket;

import dev.lockstep.connector.UpstreamException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The REST client with its credential. */
public final class BitbucketClient {

  private static final long CONNECT_SECONDS = 5;
  private static final long READ_SECONDS = 30;

  private final URI base;
  private final BitbucketApi api;
  private final NextPageApi following;

  /**
   * @param base where the API answers, without a trailing slash
   * @param token API token (with an e-mail, sent as Basic) or access token (without, as Bearer)
   * @param email account of an API token
   */
  public BitbucketClient(URI base, String token, @Nullable String email) {
    this.base = base;
    BitbucketFailures failures = new BitbucketFailures();
    String authorization = authorization(token, email);
    this.api = build(BitbucketApi.class, authorization, failures);
    this.following = build(NextPageApi.class, authorization, failures);
  }

  BitbucketApi api() {
    return api;
  }

  NextPageApi following() {
    return following;
  }

  /** The link as it is; one that leads elsewhere would carry the credential there. */
  String sameOrigin(String link) {
    URI next = URI.create(link);
    if (!Objects.equals(next.getScheme(), base.getScheme())
        || !Objects.equals(next.getRawAuthority(), base.getRawAuthority())) {
      throw new UpstreamException.Rejected(
          200, "the link to the next page leads to another origin");
    }
    return link;
  }

  static String authorization(String token, @Nullable String email) {
    return email == null
        ? "Bearer " + token
        : "Basic "
            + Base64.getEncoder()
                .encodeToString((email + ":" + token).getBytes(StandardCharsets.UTF_8));
  }

  private <T> T build(Class<T> type, String authorization, BitbucketFailures failures) {
    ClientRequestFilter credential =
        request -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, authorization);
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(base)
        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
        .property("microprofile.rest.client.disable.default.mapper", true)
        .register(credential)
        .register(failures)
        .build(type);
  }
}
