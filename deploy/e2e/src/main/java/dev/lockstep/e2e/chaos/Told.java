package dev.lockstep.e2e.chaos;

import dev.lockstep.sandbox.control.Views.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A status change as people read it in a channel.
 *
 * @param key of the issue
 * @param from status before
 * @param to status after
 * @param text the lines it was told in
 */
public record Told(String key, String from, String to, String text) {
  private static final String KEY = "([A-Z][A-Z0-9_]+-\\d+)";

  /** A line about an issue: a bullet where it is folded, then the key as link or strong. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "(• )?(?:\\["
              + KEY
              + "]\\(<[^>]*>\\)|<[^|>]*\\|"
              + KEY
              + ">|\\*{1,2}"
              + KEY
              + "\\*{1,2}) (.*)");

  /** Everything the messages tell, oldest first. */
  public static List<Told> in(List<Message> messages) {
    List<Told> told = new ArrayList<>();
    for (Message message : messages) {
      List<String> lines = message.text().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Matcher about = ABOUT.matcher(lines.get(i));
        if (about.matches()) {
          boolean folded = about.group(1) != null;
          String text = folded ? lines.get(i) : lines.get(i) + "\n" + lines.get(i + 1);
          String path = folded ? about.group(5) : lines.get(i + 1).substring("↳ ".length());
          add(told, key(about), path.split(" · ", 2)[0], text);
        }
      }
    }
    return told;
  }

  private static String key(Matcher about) {
    return about.group(2) != null
        ? about.group(2)
        : about.group(3) != null ? about.group(3) : about.group(4);
  }

  private static void add(List<Told> told, String key, String path, String text) {
    String[] statuses = path.replace("*", "").split(" → ");
    for (int i = 1; i < statuses.length; i++) {
      told.add(new Told(key, statuses[i - 1].strip(), statuses[i].strip(), text));
    }
  }

  /** {@code From > To}. */
  public String move() {
    return from + " > " + to;
  }
}
