package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.connector.UpstreamGateway.Patience;
import dev.lockstep.jira.port.Calls;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls to one site: with its credential, at its pace, failures in this connector's words.
 *
 * @param <A> the calls, by name
 */
public final class JiraClient<A> {

  private final A api;
  private final Door door;
  private final boolean bulk;

  JiraClient(Class<A> type, Door door) {
    this(door.calls(type), door, false);
  }

  private JiraClient(A api, Door door, boolean bulk) {
    this.api = api;
    this.door = door;
    this.bulk = bulk;
  }

  /** Other calls of the same site, by the same account and at the same pace. */
  public <B> JiraClient<B> other(Class<B> type) {
    return new JiraClient<>(door.calls(type), door, bulk);
  }

  /** Calls of the same site whose paths begin below this one. */
  public <B> JiraClient<B> below(String path, Class<B> type) {
    Door further = door.below(path);
    return new JiraClient<>(further.calls(type), further, bulk);
  }

  /**
   * Calls of the same site that take longer than others, at the same pace.
   *
   * @param timeout after which a call counts as failed
   */
  public <B> JiraClient<B> patient(Class<B> type, Duration timeout) {
    return new JiraClient<>(type, door.patient(timeout));
  }

  /** The same calls where nobody waits for them: they take what others leave of the pace. */
  public JiraClient<A> bulk() {
    return new JiraClient<>(api, door, true);
  }

  /** Reads for a caller that has nowhere to put the work. */
  public <T> Uni<T> read(String endpoint, Function<A, Uni<T>> call) {
    return read(endpoint, UpstreamGateway.PATIENT, new Calls(), call);
  }

  /** Reads; each try counts as a call. */
  public <T> Uni<T> read(
      String endpoint, Patience patience, Calls calls, Function<A, Uni<T>> call) {
    return door.gateway().read(endpoint, patience(patience), () -> made(calls, call));
  }

  /** Writes: sent once. */
  public <T> Uni<T> write(
      String endpoint, Patience patience, Calls calls, Function<A, Uni<T>> call) {
    return door.gateway().write(endpoint, patience(patience), () -> made(calls, call));
  }

  private Patience patience(Patience wanted) {
    return bulk ? wanted.inBulk() : wanted;
  }

  private <T> Uni<T> made(Calls calls, Function<A, Uni<T>> call) {
    return door.authorization()
        .ready()
        .chain(
            () -> {
              String header = door.authorization().header();
              return once(calls, call)
                  .onFailure(JiraClient::isOfCredential)
                  .recoverWithUni(refusal -> renewed(header, refusal, calls, call));
            })
        .onFailure()
        .transform(Failures::translated)
        .onFailure(Throttled.class)
        .invoke(door.authorization()::told);
  }

  /** A token may end before its time: nothing was done with it, so a write may be sent again. */
  private <T> Uni<T> renewed(
      String header, Throwable refusal, Calls calls, Function<A, Uni<T>> call) {
    return door.authorization()
        .renewed(header)
        .chain(another -> another ? once(calls, call) : Uni.createFrom().failure(refusal));
  }

  private <T> Uni<T> once(Calls calls, Function<A, Uni<T>> call) {
    calls.spend();
    return call.apply(api).onFailure().transform(Failures::translated);
  }

  private static boolean isOfCredential(Throwable failure) {
    return failure instanceof Unauthorized refused && !refused.forbidden();
  }

  /** A list that Jira may leave out. */
  public static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
