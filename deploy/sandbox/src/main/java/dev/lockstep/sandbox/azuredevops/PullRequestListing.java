package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists pull requests: active ones unless a status is named, newest first, by $top and $skip. */
final class PullRequestListing {
  private static final int USUAL = 101;
  private static final int MOST = 1_000;

  private PullRequestListing() {}

  static List<Map.Entry<GitRepository, GitPullRequest>> of(
      Stream<GitRepository> repositories, Call call) {
    int top = number(call, "$top", USUAL);
    return repositories
        .flatMap(
            repository ->
                repository.pullRequests().values().stream()
                    .filter(wanted(call))
                    .map(request -> Map.entry(repository, request)))
        .sorted(
            Comparator.<Map.Entry<GitRepository, GitPullRequest>>comparingInt(
                    entry -> entry.getValue().id)
                .reversed())
        .skip(number(call, "$skip", 0))
        .limit(Math.min(top, MOST))
        .toList();
  }

  private static Predicate<GitPullRequest> wanted(Call call) {
    String status = call.query("searchCriteria.status").orElse("active").toLowerCase(Locale.ROOT);
    if (!List.of("active", "completed", "abandoned", "all", "notset").contains(status)) {
      throw refused("The value '" + status + "' is not valid for searchCriteria.status.");
    }
    boolean closing =
        call.query("searchCriteria.queryTimeRangeType")
            .filter(type -> type.equalsIgnoreCase("closed"))
            .isPresent();
    Long from = time(call, "searchCriteria.minTime");
    Long to = time(call, "searchCriteria.maxTime");
    return request -> {
      Long at = closing ? request.closed : Long.valueOf(request.created);
      boolean timed = from != null || to != null;
      return (status.equals("all") || request.status.equals(status))
          && (!timed || at != null && (from == null || at >= from) && (to == null || at <= to));
    };
  }

  static @Nullable Long time(Call call, String name) {
    String text = call.query(name).orElse(null);
    try {
      return text == null ? null : (Long) OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException malformed) {
      throw refused("The value '" + text + "' is not valid for " + name + ".");
    }
  }

  static int number(Call call, String name, int usual) {
    String text = call.query(name).orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,9}")) {
      throw refused("The value '" + text + "' is not valid for " + name + ".");
    }
    return Integer.parseInt(text);
  }

  private static Refusal refused(String message) {
    return new Refusal(Errors.of(400, "InvalidArgumentValueException", message));
  }
}
