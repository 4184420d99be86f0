package dev.lockstep.e2e;

import java.util.List;

/**
 * What is asked of {@code ./lockstep chaos}.
 *
 * @param rounds how many
 * @param seed of the first round; each further one has the next
 * @param replicas of every service
 * @param changes at least so many in each round
 */
record ChaosOptions(int rounds, long seed, int replicas, int changes) {
  static final String USAGE =
      "./lockstep chaos [--rounds N] [--seed S] [--replicas 1..4] [--changes N]"
          + "   (one round of seed 1, one process of each service, 2000 changes)";

  private static final int MOST_REPLICAS = 4;
  private static final int FEWEST_CHANGES = 100;

  ChaosOptions {
    atLeast("--rounds", rounds, 1);
    atLeast("--replicas", replicas, 1);
    atLeast("--changes", changes, FEWEST_CHANGES);
    if (replicas > MOST_REPLICAS) {
      throw new IllegalArgumentException("--replicas must be at most " + MOST_REPLICAS + ".");
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ".");
    }
  }

  /**
   * Reads the words of the command line.
   *
   * @throws IllegalArgumentException with a sentence for whoever typed them
   */
  static ChaosOptions of(List<String> words) {
    int rounds = 1;
    long seed = 1;
    int replicas = 1;
    int changes = 2000;
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i);
      long value = number(name, i + 1 < words.size() ? words.get(i + 1) : "");
      switch (name) {
        case "--rounds" -> rounds = Math.toIntExact(value);
        case "--seed" -> seed = value;
        case "--replicas" -> replicas = Math.toIntExact(value);
        case "--changes" -> changes = Math.toIntExact(value);
        default -> throw new IllegalArgumentException("\"" + name + "\" is not known.");
      }
    }
    return new ChaosOptions(rounds, seed, replicas, changes);
  }

  private static long number(String name, String word) {
    if (!word.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException(
          name + " needs a number of at most nine digits, not \"" + word + "\".");
    }
    return Long.parseLong(word);
  }
}
