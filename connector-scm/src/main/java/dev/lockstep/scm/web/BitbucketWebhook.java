package dev.lockstep.scm.web;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.contract.MessageCodec.TooLargeException;
import dev.lockstep.messaging.Counters;
import dev.lockstep.scm.hook.Delivery;
import dev.lockstep.scm.hook.Hook;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket Cloud's webhooks: signature over the raw body first, then the body, then the broker's
 * acknowledgement, then 202. Bitbucket sends again on 5xx only, twice and at once; what is lost
 * then is found by the next sweep.
 */
@Path("/webhook/bitbucket")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@NonBlocking
public class BitbucketWebhook {

  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

  private final HookEndpoint endpoint;
  private final TakeHook takeHook;
  private final Counters counters;

  BitbucketWebhook(HookEndpoint endpoint, TakeHook takeHook, MeterRegistry metrics) {
    this.endpoint = endpoint;
    this.takeHook = takeHook;
    this.counters = new Counters(metrics, "lockstep.webhooks", "source", "result", "reason");
  }

  /** A hook of the workspace that is set. */
  @POST
  @Operation(summary = "For Bitbucket: a pull request or branch changed")
  @APIResponse(responseCode = "202", description = "It is on its topic.")
  @APIResponse(responseCode = "200", description = "It is not needed.")
  public Uni<Response> accept(
      byte[] body,
      @HeaderParam("X-Event-Key") @Nullable String event,
      @HeaderParam("X-Hub-Signature") @Nullable String signature,
      @HeaderParam("X-Request-UUID") @Nullable String request,
      @HeaderParam("traceparent") @Nullable String traceparent) {
    if (endpoint.secrets().isEmpty()) {
      throw refused("off", ProblemException.forbidden(endpoint.offReason()));
    }
    if (!HmacSignature.matches(signature, body, endpoint.secrets())) {
      throw refused(
          "unsigned",
          ProblemException.unauthorized(
              signature == null
                  ? "X-Hub-Signature is missing: set a secret at the webhook."
                  : "X-Hub-Signature does not match: the secrets differ, or the body is forged."));
    }
    Hook hook = decode(event, body);
    return Uni.createFrom()
        .deferred(
            () -> takeHook.take(hook, new Delivery(request, traceparent, Correlation.current())))
        .onFailure(TooLargeException.class)
        .transform(tooLarge -> malformed("the body says more than an event can hold"))
        .ifNoItem()
        .after(BROKER_PATIENCE)
        .fail()
        .onFailure(failure -> !(failure instanceof ProblemException))
        .transform(this::brokerAway)
        .map(this::answer);
  }

  /** The same; the workspace in the path must be the one that is set. */
  @POST
  @Path("/{workspace}")
  @Operation(summary = "The same for one workspace")
  @APIResponse(responseCode = "202", description = "It is on its topic.")
  @APIResponse(responseCode = "200", description = "It is not needed.")
  public Uni<Response> acceptFor(
      @PathParam("workspace") String workspace,
      byte[] body,
      @HeaderParam("X-Event-Key") @Nullable String event,
      @HeaderParam("X-Hub-Signature") @Nullable String signature,
      @HeaderParam("X-Request-UUID") @Nullable String request,
      @HeaderParam("traceparent") @Nullable String traceparent) {
    if (!workspace.equalsIgnoreCase(endpoint.workspace())) {
      throw refused(
          "unknown workspace",
          ProblemException.notFound("No workspace of this name is set: check the webhook's URL."));
    }
    return accept(body, event, signature, request, traceparent);
  }

  private Hook decode(@Nullable String event, byte[] body) {
    if (event == null) {
      throw refused("malformed", ProblemException.missing("X-Event-Key", "the name of an event"));
    }
    try {
      return endpoint.decoder().decode(event, body);
    } catch (MalformedHookException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private ProblemException malformed(String detail) {
    return refused(
        "malformed",
        new ProblemException(Problem.of(400, "malformed-webhook", "Malformed webhook", detail)));
  }

  private Response answer(Receipt receipt) {
    if (receipt instanceof Receipt.Ignored ignored) {
      count("ignored", ignored.reason());
      return Response.ok("{\"ignored\":\"" + ignored.reason() + "\"}").build();
    }
    if (receipt instanceof Receipt.DirectoryUnknown) {
      throw refused(
          "directory unknown",
          ProblemException.unavailable(
              "No Jira project is known yet, so the keys in it cannot be told from other words.",
              TRY_AGAIN));
    }
    count("accepted", receipt instanceof Receipt.Published ? "published" : "hinted");
    return Response.accepted().build();
  }

  private ProblemException brokerAway(Throwable failure) {
    return refused(
        failure instanceof TimeoutException ? "broker slow" : "broker away",
        ProblemException.unavailable("The event could not be stored in time.", TRY_AGAIN));
  }

  private ProblemException refused(String reason, ProblemException answer) {
    count("refused", reason);
    return answer;
  }

  private void count(String result, String reason) {
    Log.infof(
        "webhook %s source=bitbucket reason=%s correlationId=%s",
        result, reason, Correlation.current());
    counters.of("bitbucket", result, reason).increment();
  }
}
