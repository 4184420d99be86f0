package dev.lockstep.scm.config;

import dev.lockstep.scm.azuredevops.AzureDevOps;
import dev.lockstep.scm.azuredevops.AzureDevOpsClient;
import dev.lockstep.scm.azuredevops.Boards;
import dev.lockstep.scm.azuredevops.Scope;
import dev.lockstep.scm.azuredevops.ServiceHookCare;
import dev.lockstep.scm.collect.HookAddresses.Cared;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.web.HookEndpoint;
import dev.lockstep.scm.web.HookProof;
import dev.lockstep.settings.AzureDevOpsSettings;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One organisation of Azure DevOps. */
@Singleton
class AzureDevOpsProvider implements Provider {

  private static final String PROVIDER = "azure-devops";

  private final Parts parts;
  private final @Nullable AzureDevOpsClient client;

  AzureDevOpsProvider(Parts parts) {
    this.parts = parts;
    AzureDevOpsSettings azure = parts.settings().azureDevOps();
    this.client = azure == null ? null : client(azure);
  }

  private AzureDevOpsClient client(AzureDevOpsSettings azure) {
    return AzureDevOpsClient.of(
        azure,
        parts.gateway(PROVIDER + "/" + azure.organization(), azure.requestsPerSecond()),
        parts.clock());
  }

  @Override
  public List<CodeHost> hosts() {
    AzureDevOpsSettings azure = parts.settings().azureDevOps();
    return azure == null || client == null
        ? List.of()
        : List.of(
            new AzureDevOps(
                new Scope(azure.projects(), azure.repositories()),
                new Boards(azure.customerField(), azure.scrumTeams()),
                parts.settings().intervals().overlap(),
                client,
                azure.baseUrl(),
                parts.clock()));
  }

  @Override
  public HookEndpoint endpoint() {
    AzureDevOpsSettings azure = parts.settings().azureDevOps();
    return new HookEndpoint(
        PROVIDER,
        "Azure DevOps",
        azure == null ? List.of() : List.of(azure.organization()),
        azure == null ? List.of() : Parts.values(azure.webhookSecrets()),
        "ADO_WEBHOOK_SECRET",
        HookProof.shared("X-Lockstep-Secret"),
        azure == null
            ? AzureDevOps.hooks("", List.of())
            : AzureDevOps.hooks(azure.organization(), azure.projects()));
  }

  @Override
  public List<Cared> cared() {
    AzureDevOpsSettings azure = parts.settings().azureDevOps();
    return azure == null || client == null || !azure.registersWebhook()
        ? List.of()
        : List.of(
            new Cared(
                new ServiceHookCare(
                    client, azure.projects(), azure.webhookSecrets().get(0).value()),
                parts.hookAddress(PROVIDER, azure.organization())));
  }
}
