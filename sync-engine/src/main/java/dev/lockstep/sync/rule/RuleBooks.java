package dev.lockstep.sync.rule;

import dev.lockstep.settings.BookSettings;
import dev.lockstep.settings.RuleSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All rule books: the first that is for an item decides, for all others the standard book does. */
public final class RuleBooks {

  private final List<RuleBook> books;
  private final RuleSettings settings;
  private final boolean asksItems;

  public RuleBooks(RuleSettings settings) {
    this.settings = settings;
    this.books =
        Stream.concat(settings.books().stream(), Stream.of(BookSettings.standard()))
            .map(RuleBook::new)
            .toList();
    this.asksItems = books.stream().anyMatch(RuleBook::asksItems);
  }

  /** The book that decides about an item. */
  public RuleBook of(Item item) {
    for (RuleBook book : books) {
      if (book.settings().isFor(item.ref().instance(), item.project(), item.type())) {
        return book;
      }
    }
    throw new IllegalStateException("the standard book is for every item");
  }

  /** All of them, the standard book last. */
  public List<RuleBook> all() {
    return books;
  }

  /** Whether nothing is written for that item. */
  public boolean isDry(RuleBook book, Item item) {
    return settings.isDry(book.settings(), item.project());
  }

  /** Whether some book asks for what an item itself tells, so that its own changes count. */
  public boolean asksItems() {
    return asksItems;
  }

  /** Account of the tracker by id or name of a person at a code host. */
  public Map<String, String> people() {
    return settings.people();
  }

  /** Projects in which nothing is written. */
  public Set<String> dryProjects() {
    return settings.dryRunProjects();
  }

  /** Whether nothing is written at all. */
  public boolean dryRun() {
    return settings.dryRun();
  }
}
