package dev.lockstep.settings;

import java.util.List;

/**
 * Rule books as somebody wrote them.
 *
 * @param books what could be understood of them
 * @param mistakes all that is wrong; empty where the books can be used
 */
public record BooksReading(List<BookSettings> books, List<Mistake> mistakes) {

  public BooksReading {
    books = List.copyOf(books);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads and checks the books of a text that has a section {@code rules}, as lockstep.yaml has.
   *
   * @param name what the text is called in mistakes
   */
  public static BooksReading of(String name, String yaml) {
    return BooksYaml.read(name, yaml);
  }
}
