/**
 * Atlassian Document Format: its tree, to and from Markdown, as plain text, as wiki markup, and
 * from one site to another. Pure; Markdown is parsed and laid out by commonmark.
 */
@NullMarked
package dev.lockstep.jira.adf;

import org.jspecify.annotations.NullMarked;
