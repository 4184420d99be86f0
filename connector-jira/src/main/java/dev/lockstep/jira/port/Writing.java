package dev.lockstep.jira.port;

/** What can be written to a site beside moves. */
public record Writing(
    Editing editing, NewIssues newIssues, Comments comments, Links links, Files files) {}
