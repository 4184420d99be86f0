package dev.lockstep.scm.github;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.hook.Hook;
import dev.lockstep.scm.rest.HookBody;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Releases and deployments. */
final class ShippingHooks {

  private ShippingHooks() {}

  static Hook release(RepositoryRef repository, HookJson json) {
    ReleaseJson release = HookBody.required("release", json.release());
    String time = release.updatedAt() == null ? release.publishedAt() : release.updatedAt();
    Shipping.Release seen =
        new Shipping.Release(
            HookBody.required("release.id", release.id()),
            HookBody.named("release.tag_name", release.tagName()),
            release.name(),
            Boolean.TRUE.equals(release.draft()),
            Boolean.TRUE.equals(release.prerelease()),
            null,
            release.publishedAt(),
            release.url(),
            PersonJson.person(release.author()),
            IssueHooks.time("release.updated_at", time == null ? release.createdAt() : time));
    boolean deleted = "deleted".equals(json.action());
    return new Hook.Facts(
        repository,
        ShippingFeeds.releases(repository),
        naming ->
            List.of(
                deleted
                    ? Shipping.deleted(repository, seen, naming)
                    : Shipping.release(repository, seen, naming)));
  }

  static Hook deployment(RepositoryRef repository, HookJson json) {
    DeploymentJson deployment = HookBody.required("deployment", json.deployment());
    DeploymentJson.StatusJson status =
        HookBody.required("deployment_status", json.deploymentStatus());
    Instant updated = IssueHooks.time("deployment_status.updated_at", status.updatedAt());
    Shipping.Deployment seen =
        new Shipping.Deployment(
            HookBody.required("deployment.id", deployment.id()),
            HookBody.named("deployment.environment", deployment.environment()),
            HookBody.named("deployment_status.state", status.state()).toLowerCase(Locale.ROOT),
            deployment.sha(),
            deployment.ref(),
            status.environmentUrl(),
            PersonJson.person(deployment.creator()),
            updated);
    return new Hook.Facts(
        repository,
        ShippingFeeds.deployments(repository),
        naming -> List.of(Shipping.deployment(repository, seen, naming)));
  }
}
