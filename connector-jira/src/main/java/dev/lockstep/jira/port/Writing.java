package dev.lockstep.jira.port;

/** What can be written to a site beside moves. */
public record Writing(
    Fields fields, NewIssues newIssues, Comments comments, Links links, Files files) {}
