package dev.lockstep.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which repositories of an owner are in scope: {@code *} stands for any part of a name, {@code !}
 * before a name leaves it out. Without names to take, all that are not left out are in scope. Case
 * does not matter.
 *
 * @param taken names and patterns without {@code !}, lower case
 * @param leftOut names and patterns that were written with {@code !}, lower case
 */
public record RepositoryPatterns(List<String> taken, List<String> leftOut) {

  /** Everything. */
  public static final RepositoryPatterns ALL = of(List.of());

  public RepositoryPatterns {
    taken = List.copyOf(taken);
    leftOut = List.copyOf(leftOut);
  }

  /** As they are written in the settings. */
  public static RepositoryPatterns of(List<String> written) {
    List<String> lower = written.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return new RepositoryPatterns(
        lower.stream().filter(name -> !name.startsWith("!")).toList(),
        lower.stream().filter(name -> name.startsWith("!")).map(n -> n.substring(1)).toList());
  }

  /** Whether a repository of this name is in scope. */
  public boolean covers(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return (taken.isEmpty() || taken.stream().anyMatch(pattern -> matches(pattern, lower)))
        && leftOut.stream().noneMatch(pattern -> matches(pattern, lower));
  }

  /** Whether the names in scope are known without asking anybody. */
  public boolean named() {
    return !taken.isEmpty() && taken.stream().noneMatch(pattern -> pattern.contains("*"));
  }

  /** The names in scope where they are {@linkplain #named() known}, in alphabetical order. */
  public List<String> names() {
    return taken.stream().filter(this::covers).sorted().toList();
  }

  private static boolean matches(String pattern, String name) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return name.matches(regex);
  }

  @Override
  public String toString() {
    String all = taken.isEmpty() ? "all" : String.join(", ", taken);
    return leftOut.isEmpty() ? all : all + " but " + String.join(", ", leftOut);
  }
}
