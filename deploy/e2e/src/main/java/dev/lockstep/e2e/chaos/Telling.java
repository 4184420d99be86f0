package dev.lockstep.e2e.chaos;

import dev.lockstep.sandbox.control.Views.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was told in a channel, against what should have been.
 *
 * @param messages how many there were
 * @param doubled how many of them had been sent before
 * @param shortened issues of which two moves were told as one longer move: nobody could read what
 *     was in between before it was over
 * @param wrong what was told otherwise than once and in order, by issue
 */
record Telling(int messages, int doubled, int shortened, Map<String, String> wrong) {

  static Telling of(List<Message> messages, List<Story> stories) {
    Map<String, Message> distinct = new LinkedHashMap<>();
    messages.forEach(message -> distinct.putIfAbsent(message.text(), message));
    Map<String, List<String>> told = new TreeMap<>();
    for (Told one : Told.in(List.copyOf(distinct.values()))) {
      told.computeIfAbsent(one.key(), none -> new ArrayList<>()).add(one.move());
    }
    Map<String, String> wrong = new TreeMap<>();
    Set<String> shortened = new HashSet<>();
    for (Story story : stories) {
      List<String> moves = told.getOrDefault(story.key(), List.of());
      if (moves.equals(story.moves())) {
        continue;
      }
      if (isPath(moves, story.statuses())) {
        shortened.add(story.key());
      } else {
        wrong.put(story.key(), "told " + moves + ", not " + story.moves());
      }
    }
    return new Telling(messages.size(), messages.size() - distinct.size(), shortened.size(), wrong);
  }

  /** From the first status to the last, each move beginning where the one before ended. */
  private static boolean isPath(List<String> moves, List<String> statuses) {
    String at = statuses.get(0);
    for (String move : moves) {
      String[] ends = move.split(" > ", 2);
      if (!ends[0].equals(at) || statuses.indexOf(ends[1]) <= statuses.indexOf(at)) {
        return false;
      }
      at = ends[1];
    }
    return at.equals(statuses.get(statuses.size() - 1));
  }
}
