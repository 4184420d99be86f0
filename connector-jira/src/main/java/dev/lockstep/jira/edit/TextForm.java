package dev.lockstep.jira.edit;

import dev.lockstep.contract.RichText;
import org.jspecify.annotations.Nullable;

/** How a variant of Jira takes texts that have structure. */
public interface TextForm {

  /** As Jira takes it: a document as maps and lists, or a text with markup. */
  Object write(RichText text);

  /** Whether people would see the same. */
  boolean same(@Nullable Object actual, Object wanted);

  /** As people read it, for a present value; empty where there is none. */
  String read(@Nullable Object actual);

  /** As Jira takes it, below a line with the name of who said it. */
  Object said(String author, RichText text);

  /** In Markdown, or as it stands: what a file holds of it. */
  String plain(RichText text);
}
