package dev.lockstep.e2e.world;

import dev.lockstep.e2e.world.Surroundings.Site;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Issues nobody has touched, spread evenly over the sites; each is handed out once. */
public final class Issues {
  private static final List<String> PROJECTS = List.of("NOR", "EAS", "WES");

  private final int perSite;
  private final AtomicInteger next = new AtomicInteger();

  private Issues(int perSite) {
    this.perSite = perSite;
  }

  /** Makes them. */
  public static Issues seed(SandboxClient sandbox, int perSite) {
    for (int i = 0; i < PROJECTS.size(); i++) {
      Site site = Surroundings.SITES.get(i);
      sandbox.jira(site.name()).seed(Requests.Seed.stories(PROJECTS.get(i), perSite));
    }
    return new Issues(perSite);
  }

  /** How many there are in all. */
  public int count() {
    return perSite * PROJECTS.size();
  }

  /** How many are left. */
  public int left() {
    return count() - next.get();
  }

  /** The key of the next one. */
  public String take() {
    int number = next.getAndIncrement();
    if (number >= count()) {
      throw new IllegalStateException("all " + count() + " issues are used");
    }
    return PROJECTS.get(number % PROJECTS.size()) + "-" + (number / PROJECTS.size() + 1);
  }
}
