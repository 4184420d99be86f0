package dev.lockstep.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Javadoc of a record says: the first of its source file.
 *
 * @param text what it is
 * @param params what each component is
 */
record RecordDoc(String text, Map<String, String> params) {

  private static final Path SOURCES = Path.of("src/main/java/dev/lockstep/contract");
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  /** The Javadoc of a type that has a source file of its own. */
  static RecordDoc of(Class<?> type) throws IOException {
    Matcher javadoc =
        JAVADOC.matcher(Files.readString(SOURCES.resolve(type.getSimpleName() + ".java")));
    if (!javadoc.find()) {
      throw new AssertionError(type + " has no Javadoc");
    }
    String text = javadoc.group(1).replaceAll("(?m)^\\s*\\* ?", "").strip();
    String[] parts = text.split("(?m)^@param ");
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] words = parts[i].split("\\s+", 2);
      params.put(words[0], plain(words[1]));
    }
    return new RecordDoc(plain(parts[0]), params);
  }

  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("\\{@(?:code|literal) ([^}]*)}", "`$1`")
        .replaceAll("\\{@link(?:plain)? [^ }]*\\s+([^}]*)}", "$1")
        .replaceAll("\\{@link ([^}]*)}", "`$1`")
        .replaceAll("</?(?:em|p)>", "")
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .strip();
  }
}
