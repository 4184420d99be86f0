package dev.lockstep.local.door;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The processes of a service in turn. One that cannot be reached is passed over: nothing of the
 * request was sent yet, so another one can have it.
 */
final class Origins implements OriginRequestProvider {
  private final List<SocketAddress> processes;
  private final AtomicInteger turn = new AtomicInteger();

  Origins(List<SocketAddress> processes) {
    this.processes = List.copyOf(processes);
  }

  @Override
  public Future<HttpClientRequest> create(ProxyContext context) {
    return reach(context, turn.getAndIncrement(), processes.size());
  }

  private Future<HttpClientRequest> reach(ProxyContext context, int which, int left) {
    SocketAddress process = processes.get(Math.floorMod(which, processes.size()));
    Future<HttpClientRequest> reached =
        context.client().request(new RequestOptions().setServer(process));
    return left == 1 ? reached : reached.recover(refused -> reach(context, which + 1, left - 1));
  }
}
