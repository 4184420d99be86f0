package dev.lockstep.sandbox.jira;

/** Hears of everything that happens on a site. */
interface JiraListener {
  void hear(JiraSite site, JiraEvent event);
}
