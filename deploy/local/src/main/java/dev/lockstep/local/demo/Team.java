package dev.lockstep.local.demo;

import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.JiraPeople;
import java.time.Instant;
import java.util.Set;

/** Three people at work; each action is told as it begins. */
final class Team {
  static final String MIA = "Mia";
  static final String NOOR = "Noor";
  static final String BEN = "Ben";

  private final Timeline timeline;
  private final BitbucketPeople bitbucket;
  private final JiraPeople jira;

  Team(Timeline timeline, SeededShop shop) {
    this.timeline = timeline;
    this.bitbucket = shop.bitbucket();
    this.jira = shop.jira();
  }

  /** Pushes to a branch, which appears by that. */
  Instant push(String person, String repository, String branch, String key) {
    Instant at =
        timeline.action(
            person + " pushes branch " + branch + " to " + repository,
            Set.of(key, repository + ":" + branch));
    bitbucket.push(repository, branch, person);
    return at;
  }

  /** Opens a pull request; returns its number. */
  int open(
      String person, String repository, String title, String branch, boolean draft, String key) {
    timeline.action(
        person
            + " opens "
            + (draft ? "the draft of a" : "a")
            + " pull request in "
            + repository
            + ": "
            + title,
        Set.of(key));
    return (draft
            ? bitbucket.draft(repository, title, branch, person)
            : bitbucket.open(repository, title, branch, person))
        .id();
  }

  /** Says that a draft is ready. */
  void ready(String person, String repository, int number, String key) {
    timeline.action(
        person + " marks " + repository + "#" + number + " as ready for review", Set.of(key));
    bitbucket.ready(repository, number, person);
  }

  /** Merges a pull request and deletes its branch. */
  void merge(String person, String repository, int number, String key) {
    timeline.action(
        person + " merges " + repository + "#" + number + " and deletes its branch", Set.of(key));
    bitbucket.mergeAndDelete(repository, number, person);
  }

  /** Declines a pull request. */
  Instant decline(String person, String repository, int number, String key) {
    Instant at = timeline.action(person + " declines " + repository + "#" + number, Set.of(key));
    bitbucket.decline(repository, number, person);
    return at;
  }

  /** Writes a story. */
  String story(String person, String summary) {
    timeline.action(person + " writes a story: " + summary, Set.of());
    return jira.story(SeededShop.PROJECT, summary).key();
  }
}
