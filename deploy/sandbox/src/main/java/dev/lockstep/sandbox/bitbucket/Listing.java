package dev.lockstep.sandbox.bitbucket;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lists with q, sort and state. */
final class Listing {
  private static final Map<String, Function<Repository, Object>> REPOSITORY =
      Map.of(
          "updated_on", Repository::updated,
          "created_on", Repository::created,
          "slug", Repository::slug,
          "name", Repository::name,
          "full_name", Repository::fullName,
          "uuid", Repository::uuid);
  private static final Map<String, Function<Branch, Object>> BRANCH =
      Map.of("name", Branch::name, "target.date", Branch::at, "target.hash", Branch::hash);
  private static final Map<String, Function<PullRequest, Object>> PULL_REQUEST =
      Map.of(
          "id",
          PullRequest::id,
          "title",
          PullRequest::title,
          "state",
          request -> request.state().name(),
          "draft",
          PullRequest::draft,
          "updated_on",
          PullRequest::updated,
          "created_on",
          PullRequest::created,
          "source.branch.name",
          request -> request.source().branch(),
          "destination.branch.name",
          request -> request.destination().branch(),
          "author.uuid",
          request -> request.author().uuid(),
          "author.account_id",
          request -> request.author().accountId());

  private Listing() {}

  static List<Repository> repositories(Workspace workspace, Call call) {
    return list(workspace.repositories(), REPOSITORY, call, "created_on", any -> true);
  }

  static List<Branch> branches(Repository repository, Call call) {
    return list(repository.branches().values(), BRANCH, call, "name", any -> true);
  }

  /** Only open ones unless states are named, as parameters or within q. */
  static List<PullRequest> pullRequests(Repository repository, Call call) {
    Set<String> states =
        call.queries("state").stream()
            .map(state -> state.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    boolean named = call.query("q").filter(q -> q.matches("(?s).*\\bstate\\b.*")).isPresent();
    Predicate<PullRequest> wanted =
        states.isEmpty()
            ? request -> named || request.open()
            : request -> states.contains(request.state().name());
    return list(repository.pullRequests().values(), PULL_REQUEST, call, "-updated_on", wanted);
  }

  private static <T> List<T> list(
      Collection<T> all,
      Map<String, Function<T, Object>> fields,
      Call call,
      String usual,
      Predicate<T> wanted) {
    Predicate<T> matching =
        call.query("q")
            .filter(q -> !q.isBlank())
            .map(q -> Bbql.parse(q, fields))
            .orElse(any -> true);
    return all.stream()
        .filter(wanted)
        .filter(matching)
        .sorted(order(call.query("sort").orElse(usual), fields))
        .toList();
  }

  private static <T> Comparator<T> order(String sort, Map<String, Function<T, Object>> fields) {
    boolean descending = sort.startsWith("-");
    Function<T, Object> field = fields.get(descending ? sort.substring(1) : sort);
    if (field == null) {
      throw new Refusal(BitbucketUpstream.error(400, "Invalid sort field: " + sort));
    }
    Comparator<T> order = (left, right) -> compare(field.apply(left), field.apply(right));
    return descending ? order.reversed() : order;
  }

  private static int compare(Object left, Object right) {
    if (left instanceof Long one && right instanceof Long two) {
      return one.compareTo(two);
    }
    if (left instanceof Integer one && right instanceof Integer two) {
      return one.compareTo(two);
    }
    return left.toString().compareTo(right.toString());
  }

  static int number(Call call, String name, int usual) {
    String text = call.query(name).orElse(Integer.toString(usual));
    if (!text.matches("-?\\d{1,9}")) {
      throw new Refusal(BitbucketUpstream.error(400, "Invalid " + name));
    }
    return Integer.parseInt(text);
  }

  /** The next page, on the host that was asked. */
  static String next(Call call, int page) {
    String host = call.header("Host").orElse("localhost");
    StringJoiner query = new StringJoiner("&", "http://" + host + call.path() + "?", "");
    call.query()
        .forEach(
            entry -> {
              if (!"page".equals(entry.getKey())) {
                query.add(
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8));
              }
            });
    return query.add("page=" + page).toString();
  }
}
