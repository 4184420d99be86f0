package dev.lockstep.web;

import java.util.List;

/**
 * The paths that need no API key: health, and what upstream systems call, which sign their requests
 * instead; and the descriptions of the API, which hold no data.
 *
 * @param patterns exact paths, or {@code /x/*} for all below
 */
record OpenPaths(List<String> patterns) {

  OpenPaths {
    patterns = patterns.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /** Whether a normalized path (no dots, no doubled slashes) is open. */
  boolean contains(String path) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("/*")
                    ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                    : path.equals(pattern));
  }
}
