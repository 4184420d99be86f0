package dev.lockstep.sandbox.jira;

/** A file of an issue. */
record Attachment(
    long id,
    long issueId,
    String filename,
    String mimeType,
    Person author,
    long created,
    byte[] content) {}
