package dev.lockstep.scm.web;

import dev.lockstep.contract.MessageCodec.TooLargeException;
import dev.lockstep.messaging.Counters;
import dev.lockstep.scm.hook.Delivery;
import dev.lockstep.scm.hook.HookDecoder.Decoded;
import dev.lockstep.scm.hook.HookDecoder.HookHeaders;
import dev.lockstep.scm.hook.HookDecoder.MalformedHookException;
import dev.lockstep.scm.hook.TakeHook;
import dev.lockstep.scm.hook.TakeHook.Receipt;
import dev.lockstep.web.Correlation;
import dev.lockstep.web.Problem;
import dev.lockstep.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The code hosts' webhooks: proof on the raw body first, then the body, then the broker's
 * acknowledgement, then 202. What is not taken is answered with 503 and never with 500: hosts
 * repeat on that or not at all, and none turns a webhook off for it; what is lost is found by the
 * next sweep.
 */
@Path("/webhook/{provider}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@NonBlocking
public class WebhookResource {

  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

  private final HookEndpoints endpoints;
  private final TakeHook takeHook;
  private final Counters counters;

  WebhookResource(HookEndpoints endpoints, TakeHook takeHook, MeterRegistry metrics) {
    this.endpoints = endpoints;
    this.takeHook = takeHook;
    this.counters = new Counters(metrics, "lockstep.webhooks", "source", "result", "reason");
  }

  /** A hook of any owner that is set. */
  @POST
  @Operation(summary = "For a code host: a pull request, branch, build or work item changed")
  @APIResponse(responseCode = "202", description = "It is on its topic.")
  @APIResponse(responseCode = "200", description = "It is not needed.")
  public Uni<Response> accept(
      @PathParam("provider") String provider, @Context HttpHeaders headers, byte[] body) {
    return accept(endpoint(provider), headers::getHeaderString, body);
  }

  /** The same; the owner in the path must be one that is set. */
  @POST
  @Path("/{owner}")
  @Operation(summary = "The same for one owner: a workspace, project or organisation")
  @APIResponse(responseCode = "202", description = "It is on its topic.")
  @APIResponse(responseCode = "200", description = "It is not needed.")
  public Uni<Response> acceptFor(
      @PathParam("provider") String provider,
      @PathParam("owner") String owner,
      @Context HttpHeaders headers,
      byte[] body) {
    HookEndpoint endpoint = endpoint(provider);
    if (!endpoint.knows(owner)) {
      throw refused(
          endpoint.provider(),
          "unknown owner",
          ProblemException.notFound(
              "No owner of this name is set for "
                  + endpoint.name()
                  + ": check the webhook's URL."));
    }
    return accept(endpoint, headers::getHeaderString, body);
  }

  private HookEndpoint endpoint(String provider) {
    return endpoints
        .of(provider)
        .orElseThrow(
            () ->
                refused(
                    "unknown",
                    "unknown provider",
                    ProblemException.notFound(
                        "There are webhooks for "
                            + endpoints.all().stream()
                                .map(HookEndpoint::provider)
                                .collect(Collectors.joining(", "))
                            + ".")));
  }

  /** Takes a request, or throws the problem to answer with. */
  Uni<Response> accept(HookEndpoint endpoint, HookHeaders headers, byte[] body) {
    String source = endpoint.provider();
    if (endpoint.secrets().isEmpty()) {
      throw refused(source, "off", ProblemException.forbidden(endpoint.offReason()));
    }
    if (isTest(endpoint, headers, body)) {
      return Uni.createFrom().item(answer(source, new Receipt.Ignored("test")));
    }
    Optional<String> refusal = endpoint.proof().refuse(headers, body, endpoint.secrets());
    if (refusal.isPresent()) {
      throw refused(source, "unproven", ProblemException.unauthorized(refusal.get()));
    }
    Decoded decoded = decode(endpoint, headers, body);
    return Uni.createFrom()
        .deferred(
            () ->
                takeHook.take(
                    decoded.hooks(),
                    new Delivery(
                        decoded.delivery(), headers.get("traceparent"), Correlation.current())))
        .onFailure(TooLargeException.class)
        .transform(tooLarge -> malformed(source, "the body says more than an event can hold"))
        .ifNoItem()
        .after(BROKER_PATIENCE)
        .fail()
        .onFailure(failure -> !(failure instanceof ProblemException))
        .transform(failure -> notStored(source, failure))
        .map(receipt -> answer(source, receipt));
  }

  private boolean isTest(HookEndpoint endpoint, HookHeaders headers, byte[] body) {
    try {
      return endpoint.decoder().isTest(headers, body);
    } catch (MalformedHookException e) {
      throw malformed(endpoint.provider(), String.valueOf(e.getMessage()));
    }
  }

  private Decoded decode(HookEndpoint endpoint, HookHeaders headers, byte[] body) {
    try {
      return endpoint.decoder().decode(headers, body);
    } catch (MalformedHookException e) {
      throw malformed(endpoint.provider(), String.valueOf(e.getMessage()));
    }
  }

  private ProblemException malformed(String source, String detail) {
    return refused(
        source,
        "malformed",
        new ProblemException(Problem.of(400, "malformed-webhook", "Malformed webhook", detail)));
  }

  private Response answer(String source, Receipt receipt) {
    if (receipt instanceof Receipt.Ignored ignored) {
      count(source, "ignored", ignored.reason());
      return Response.ok("{\"ignored\":\"" + ignored.reason() + "\"}").build();
    }
    if (receipt instanceof Receipt.DirectoryUnknown) {
      throw refused(
          source,
          "directory unknown",
          ProblemException.unavailable(
              "No Jira project is known yet, so the keys in it cannot be told from other words.",
              TRY_AGAIN));
    }
    count(source, "accepted", receipt instanceof Receipt.Published ? "published" : "hinted");
    return Response.accepted().build();
  }

  private ProblemException notStored(String source, Throwable failure) {
    return refused(
        source,
        failure instanceof TimeoutException ? "broker slow" : "broker away",
        ProblemException.unavailable("The event could not be stored in time.", TRY_AGAIN));
  }

  private ProblemException refused(String source, String reason, ProblemException answer) {
    count(source, "refused", reason);
    return answer;
  }

  private void count(String source, String result, String reason) {
    Log.infof(
        "webhook %s source=%s reason=%s correlationId=%s",
        result, source, reason, Correlation.current());
    counters.of(source, result, reason).increment();
  }
}
