package dev.lockstep.e2e.chaos;

/** What goes wrong upstream in a round. */
final class Faulty {
  /**
   * One in twenty calls is answered 429 or 5xx, some only after the work was done; others are slow
   * or cut. Slack knows no idempotent send, so with Slack nothing is done before it fails: whatever
   * comes twice there is ours.
   */
  static final String WORLD =
      """
      {"hooks":{"lostRate":0.1,"duplicateRate":0.1,"delayRate":0.1,"delayMillis":1500},
       "jira":{"throttleRate":0.025,"retryAfterSeconds":1,"errorRate":0.02,"errorAfterRate":0.005,
               "cutRate":0.01,"slowRate":0.02,"slowMillis":1500},
       "bitbucket":{"throttleRate":0.025,"retryAfterSeconds":1,"errorRate":0.02,
               "errorAfterRate":0.005,"cutRate":0.01,"slowRate":0.02,"slowMillis":1500},
       "slack":{"throttleRate":0.025,"retryAfterSeconds":1,"errorRate":0.025,
               "slowRate":0.02,"slowMillis":1500},
       "discord":{"throttleRate":0.025,"retryAfterSeconds":1,"errorRate":0.015,
               "errorAfterRate":0.01,"cutRate":0.01,"slowRate":0.02,"slowMillis":1500},
       "limits":{"slackChannel":false,"discordChannel":false}}""";

  private Faulty() {}
}
