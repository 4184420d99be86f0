package dev.lockstep.local.door;

import dev.lockstep.local.Service;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Tells the service who really asked, and tells who asked when the service is away. */
final class Forwarding implements ProxyInterceptor {
  private final Service service;

  Forwarding(Service service) {
    this.service = service;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    HttpServerRequest asked = context.request().proxiedRequest();
    if (asked.remoteAddress() != null && asked.remoteAddress().hostAddress() != null) {
      String before = asked.getHeader("X-Forwarded-For");
      String caller = asked.remoteAddress().hostAddress();
      context
          .request()
          .putHeader("X-Forwarded-For", before == null ? caller : before + ", " + caller);
    }
    return context.sendRequest().recover(away -> Future.succeededFuture(isAway(context)));
  }

  private ProxyResponse isAway(ProxyContext context) {
    Problem problem =
        new Problem(
            503, "Service Unavailable", service.module() + " does not answer at the moment.");
    return context
        .request()
        .release()
        .response()
        .setStatusCode(problem.status())
        .putHeader("content-type", Problem.MEDIA_TYPE)
        .putHeader("retry-after", "2")
        .setBody(Body.body(problem.body()));
  }
}
