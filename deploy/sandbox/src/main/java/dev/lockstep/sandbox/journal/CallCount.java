package dev.lockstep.sandbox.journal;

/**
 * How often an endpoint answered with a status.
 *
 * @param upstream jira, jira-dc, bitbucket, slack or discord
 * @param endpoint method and path template
 * @param status the HTTP status
 * @param count how often
 */
public record CallCount(String upstream, String endpoint, int status, long count) {}
