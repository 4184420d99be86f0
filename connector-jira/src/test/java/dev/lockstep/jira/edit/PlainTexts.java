package dev.lockstep.jira.edit;

import dev.lockstep.contract.RichText;
import org.jspecify.annotations.Nullable;

/** Texts as they stand. */
public final class PlainTexts implements TextForm {

  @Override
  public Object write(RichText text) {
    return text.value();
  }

  @Override
  public boolean same(@Nullable Object actual, Object wanted) {
    return wanted.equals(actual);
  }

  @Override
  public String read(@Nullable Object actual) {
    return actual == null ? "" : actual.toString();
  }

  @Override
  public Object said(String author, RichText text) {
    return author + ": " + text.value();
  }

  @Override
  public String plain(RichText text) {
    return text.value();
  }
}
