package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import java.net.URI;
import java.util.Map;

/** Hands service hooks to the dispatcher. */
final class HookSender {
  private final HookDispatcher dispatcher;

  HookSender(HookDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  void send(
      String url,
      String event,
      String subject,
      String id,
      byte[] body,
      Map<String, String> headers) {
    dispatcher.send(
        new Hook(
            Upstream.AZURE_DEVOPS,
            new HookTarget(URI.create(url), null),
            event,
            subject,
            id,
            body,
            attempt -> headers,
            RetryPolicy.azureDevOps()));
  }
}
