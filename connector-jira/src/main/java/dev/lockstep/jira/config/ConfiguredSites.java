package dev.lockstep.jira.config;

import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.SiteProvider;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured sites, each made by the provider of its variant of Jira. */
@ApplicationScoped
class ConfiguredSites implements Sites {

  private final Map<String, Site> sites = new LinkedHashMap<>();

  ConfiguredSites(Settings settings, @All List<SiteProvider> providers) {
    settings.jira().forEach((id, instance) -> sites.put(id, site(instance, providers)));
  }

  private static Site site(JiraInstance instance, List<SiteProvider> providers) {
    return providers.stream()
        .filter(provider -> provider.deployment() == instance.deployment())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no provider of " + instance.deployment()))
        .site(instance);
  }

  @Override
  public Collection<Site> all() {
    return sites.values();
  }

  @Override
  public Optional<Site> find(String id) {
    return Optional.ofNullable(sites.get(id));
  }
}
