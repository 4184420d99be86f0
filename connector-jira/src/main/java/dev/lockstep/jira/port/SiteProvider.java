package dev.lockstep.jira.port;

import dev.lockstep.settings.JiraInstance;

/** One variant of Jira. */
public interface SiteProvider {

  /** Which it is. */
  JiraInstance.Deployment deployment();

  /** A configured site of this variant. Nothing is asked yet. */
  Site site(JiraInstance instance);
}
