package dev.lockstep.jira.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What somebody has to decide, by site. */
@ApplicationScoped
public class Notices {

  private final Map<String, String> notices = new ConcurrentHashMap<>();

  /** By site, in the order of their ids. */
  public Map<String, String> all() {
    return new TreeMap<>(notices);
  }

  /** An empty text takes the notice away. */
  void set(String site, String text) {
    if (text.isEmpty()) {
      notices.remove(site);
    } else {
      notices.put(site, text);
    }
  }
}
