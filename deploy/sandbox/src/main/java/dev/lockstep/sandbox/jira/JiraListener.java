package dev.lockstep.sandbox.jira;

import org.jspecify.annotations.Nullable;

/** Hears of every change of a site's issues. */
interface JiraListener {
  void created(JiraSite site, Issue issue, Person author);

  void updated(
      JiraSite site,
      Issue issue,
      Person author,
      @Nullable History history,
      JiraSite.@Nullable Comment comment);

  void deleted(JiraSite site, Issue issue, Person author);
}
