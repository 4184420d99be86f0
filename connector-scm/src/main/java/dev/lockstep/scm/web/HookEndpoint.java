package dev.lockstep.scm.web;

import dev.lockstep.scm.hook.HookDecoder;
import java.util.List;

/**
 * Who may send webhooks.
 *
 * @param workspace the workspace that is set, empty where none is
 * @param secrets one, or two while one replaces the other; none: the endpoint is off
 * @param decoder reads what is genuine
 */
public record HookEndpoint(String workspace, List<String> secrets, HookDecoder decoder) {

  public HookEndpoint {
    secrets = List.copyOf(secrets);
  }

  String offReason() {
    return workspace.isEmpty()
        ? "Bitbucket is not set up here: set BITBUCKET_WORKSPACE and BITBUCKET_TOKEN."
        : "Webhooks are off: set BITBUCKET_WEBHOOK_SECRET here and as the webhook's secret.";
  }

  @Override
  public String toString() {
    return "HookEndpoint[" + workspace + "]";
  }
}
