package dev.lockstep.scm.rest;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamGateway;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** The way to one code host that all calls take: one address, one credential, one pace. */
public final class Door {

  private static final long CONNECT_SECONDS = 5;
  private static final long READ_SECONDS = 30;

  private final URI base;
  private final Authorization authorization;
  private final Failures failures;
  private final UpstreamGateway gateway;

  /**
   * @param base where the API answers, without a trailing slash
   * @param authorization who calls
   * @param failures what answers mean
   * @param gateway of the same credential
   */
  public Door(URI base, Authorization authorization, Failures failures, UpstreamGateway gateway) {
    this.base = base;
    this.authorization = authorization;
    this.failures = failures;
    this.gateway = gateway;
  }

  /** Calls that go this way; each is to be made in {@link #read} or {@link #write}. */
  public <A> A calls(Class<A> type) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(base)
        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
        .property("microprofile.rest.client.disable.default.mapper", true)
        .register(new Identified(authorization))
        .register(failures)
        .build(type);
  }

  /** Reads; see {@link UpstreamGateway#read(String, Supplier)}. */
  public <T> Uni<T> read(String endpoint, Supplier<Uni<T>> request) {
    return gateway.read(endpoint, () -> told(request));
  }

  /** Writes; see {@link UpstreamGateway#write(String, Supplier)}. */
  public <T> Uni<T> write(String endpoint, Supplier<Uni<T>> request) {
    return gateway.write(endpoint, () -> told(request));
  }

  /** Who has to get a token first fails here: a request's filter cannot fail with a reason. */
  private <T> Uni<T> told(Supplier<Uni<T>> request) {
    return Uni.createFrom()
        .deferred(authorization::header)
        .chain(header -> request.get())
        .onFailure()
        .transform((Function<Throwable, Throwable>) Failures::of);
  }

  /** The link as it is; one that leads elsewhere would carry the credential there. */
  public String sameOrigin(String link) {
    URI next = URI.create(link);
    if (!Objects.equals(next.getScheme(), base.getScheme())
        || !Objects.equals(next.getRawAuthority(), base.getRawAuthority())) {
      throw new UpstreamException.Rejected(
          200, "the link to the next page leads to another origin");
    }
    return link;
  }

  /** Shows who calls. */
  private record Identified(Authorization authorization)
      implements ResteasyReactiveClientRequestFilter {

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
      request.suspend();
      authorization
          .header()
          .subscribe()
          .with(
              header -> {
                request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, header);
                request.getHeaders().putSingle(HttpHeaders.USER_AGENT, "Lockstep");
                request.resume();
              },
              request::resume);
    }
  }
}
