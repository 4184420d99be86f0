package dev.lockstep.jira.hookcare;

import dev.lockstep.jira.port.Webhooks.ProvenBy;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where Jira is to send webhooks, by instance. */
@ApplicationScoped
class HookTargets {

  private final Map<String, JiraInstance> instances;
  private final @Nullable URI publicUrl;

  HookTargets(Settings settings) {
    this.instances = settings.jira();
    this.publicUrl = settings.lockstep().publicUrl();
  }

  /** Whether Lockstep is to keep a webhook registered there. */
  boolean registers(String instance) {
    return instance(instance).registersWebhook();
  }

  /**
   * Whether webhooks of it are taken by secret or signature, so that their silence means something.
   */
  boolean expects(String instance) {
    JiraInstance one = instance(instance);
    return !one.webhookSecrets().isEmpty() || one.credential() instanceof JiraCredential.OAuth;
  }

  List<String> projects(String instance) {
    return instance(instance).projectKeys();
  }

  /** The secret to register: the first, which is the newer one while there are two. */
  Optional<Secret> secret(String instance) {
    return instance(instance).webhookSecrets().stream().findFirst();
  }

  /** The address without a secret; empty while it is not known how the outside reaches it. */
  Optional<String> base(String instance) {
    return Optional.ofNullable(publicUrl)
        .map(url -> url.toString().replaceAll("/+$", "") + path(instance));
  }

  /** The address as it is registered. */
  static String full(String base, ProvenBy proof, @Nullable Secret secret) {
    return proof == ProvenBy.PATH && secret != null
        ? base + "/" + URLEncoder.encode(secret.value(), StandardCharsets.UTF_8).replace("+", "%20")
        : base;
  }

  /** For people: the address, where a secret in it is only named. */
  String shown(String instance) {
    String end =
        instance(instance).deployment() == JiraInstance.Deployment.DATACENTER
            ? "/<" + secretName(instance) + ">"
            : "";
    return base(instance).orElse("<LOCKSTEP_PUBLIC_URL>" + path(instance)) + end;
  }

  static String secretName(String instance) {
    return "JIRA_" + instance.toUpperCase(Locale.ROOT).replace('-', '_') + "_WEBHOOK_SECRET";
  }

  private static String path(String instance) {
    return "/webhook/jira/" + instance;
  }

  private JiraInstance instance(String id) {
    JiraInstance instance = instances.get(id);
    if (instance == null) {
      throw new IllegalArgumentException("no instance " + id);
    }
    return instance;
  }
}
