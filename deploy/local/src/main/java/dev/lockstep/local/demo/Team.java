package dev.lockstep.local.demo;

import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.BitbucketPeople;
import dev.lockstep.sandbox.GitHubPeople;
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
  private final GitHubPeople github;
  private final AzureDevOpsPeople azureDevOps;
  private final JiraPeople jira;

  Team(Timeline timeline, SeededShop shop) {
    this.timeline = timeline;
    this.bitbucket = shop.bitbucket();
    this.github = shop.github();
    this.azureDevOps = shop.azureDevOps();
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

  /** Pushes to a branch on GitHub. */
  void pushToGitHub(String person, String branch, String key) {
    timeline.action(
        person + " pushes branch " + branch + " to " + SeededShop.APP + " on GitHub", Set.of(key));
    github.push(SeededShop.APP, branch, "Work on " + key, person);
  }

  /** Opens a pull request on GitHub; returns its number. */
  long openOnGitHub(String person, String title, String branch, String key) {
    timeline.action(
        person + " opens a pull request in " + SeededShop.APP + " on GitHub: " + title,
        Set.of(key));
    return github.open(SeededShop.APP, title, branch, person).number();
  }

  /** Merges a pull request on GitHub. */
  void mergeOnGitHub(String person, long number, String key) {
    timeline.action(
        person + " merges " + SeededShop.APP + "#" + number + " on GitHub", Set.of(key));
    github.act(SeededShop.APP, number, "merge", person);
  }

  /** Pushes to a branch on Azure DevOps and opens its pull request; returns its number. */
  int openOnAzureDevOps(String person, String title, String branch, String key) {
    timeline.action(
        person + " opens a pull request in " + SeededShop.STOCK + " on Azure DevOps: " + title,
        Set.of(key));
    azureDevOps.push(SeededShop.STOCK, branch, person);
    return azureDevOps.open(SeededShop.STOCK, title, branch, person).id();
  }

  /** Completes a pull request on Azure DevOps, which merges it. */
  void completeOnAzureDevOps(String person, int number, String key) {
    timeline.action(
        person + " completes " + SeededShop.STOCK + "#" + number + " on Azure DevOps", Set.of(key));
    azureDevOps.act(SeededShop.STOCK, number, "complete", person);
  }

  /** Writes a story. */
  String story(String person, String summary) {
    timeline.action(person + " writes a story: " + summary, Set.of());
    return jira.story(SeededShop.PROJECT, summary).key();
  }
}
