package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The webhooks that were registered over REST, per site. */
final class HookBook {
  private final Map<String, Map<Long, SiteHook>> bySite = new HashMap<>();

  private Map<Long, SiteHook> of(JiraSite site) {
    return bySite.computeIfAbsent(site.name(), none -> new LinkedHashMap<>());
  }

  List<SiteHook> all(JiraSite site) {
    return new ArrayList<>(of(site).values());
  }

  /** Those of administrators. */
  List<SiteHook> admin(JiraSite site) {
    return all(site).stream().filter(hook -> hook.owner() == null).toList();
  }

  /** Those of an app that have not ended. */
  List<SiteHook> of(JiraSite site, SiteHook.Owner owner) {
    long now = site.clock().millis();
    return all(site).stream()
        .filter(hook -> owner.equals(hook.owner()) && hook.expiresAt() > now)
        .toList();
  }

  Optional<SiteHook> find(JiraSite site, String id) {
    return all(site).stream().filter(hook -> Long.toString(hook.id()).equals(id)).findFirst();
  }

  void put(JiraSite site, SiteHook hook) {
    of(site).put(hook.id(), hook);
  }

  void remove(JiraSite site, SiteHook hook) {
    of(site).remove(hook.id());
  }
}
