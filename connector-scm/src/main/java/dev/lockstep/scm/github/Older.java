package dev.lockstep.scm.github;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.github.IssueNodeJson.CommentNodeJson;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a page of issues shows the end of only: read on backwards as far as it is of interest.
 *
 * @param json the issue as the page shows it
 * @param news what is older is known
 */
record Older(GraphQl graphQl, RepositoryRef repository, IssueNodeJson json, Instant news) {

  /** Of one issue no more is read at once; GitHub allows 2,500 comments. */
  private static final int MOST = 500;

  /** Its newest comments, oldest first. */
  Uni<List<CommentNodeJson>> comments() {
    return newest(
        "comments",
        Questions.OLDER_COMMENTS,
        IssueNodeJson::comments,
        one -> !Times.needed("a comment's createdAt", one.createdAt()).isBefore(news));
  }

  /** The newest of its history, oldest first. */
  Uni<List<ChangeNodeJson>> history() {
    return newest(
        "timelineItems", Questions.OLDER_HISTORY, IssueNodeJson::timelineItems, asked -> true);
  }

  private <N> Uni<List<N>> newest(
      String list,
      String question,
      Function<IssueNodeJson, @Nullable ListJson<N>> nodes,
      Predicate<N> isNews) {
    Deque<N> found = new ArrayDeque<>();
    return back(list, question, nodes, isNews, json, found).map(done -> List.copyOf(found));
  }

  private <N> Uni<Void> back(
      String list,
      String question,
      Function<IssueNodeJson, @Nullable ListJson<N>> nodes,
      Predicate<N> isNews,
      IssueNodeJson shown,
      Deque<N> found) {
    ListJson<N> page = GitHub.there(nodes.apply(shown), list);
    List<N> all = page.shown();
    for (int i = all.size() - 1; i >= 0; i--) {
      found.addFirst(all.get(i));
    }
    String before = page.beginning();
    if (before == null
        || found.size() >= MOST
        || found.isEmpty()
        || !isNews.test(found.getFirst())) {
      return Uni.createFrom().voidItem();
    }
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("owner", repository.owner());
    variables.put("name", repository.name());
    variables.put("number", json.number());
    variables.put("before", before);
    variables.put("news", Times.since(news));
    return graphQl
        .ask(list, question, variables)
        .map(data -> GitHub.there(data.repository(), "repository"))
        .chain(
            repo ->
                back(list, question, nodes, isNews, GitHub.there(repo.issue(), "issue"), found));
  }
}
