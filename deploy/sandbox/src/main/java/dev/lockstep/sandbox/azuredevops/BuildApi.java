package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.Comparator;
import java.util.List;

/** Lists builds that ended, by when they did; the token of the next page stands in a header. */
final class BuildApi {
  private static final int MOST = 5_000;

  private final AzureDevOpsUpstream upstream;

  BuildApi(AzureDevOpsUpstream upstream) {
    this.upstream = upstream;
  }

  void routes() {
    upstream.on("GET", "/{project}/_apis/build/builds", this::list);
  }

  private Reply list(Call call) {
    Organization organization = upstream.organization(call);
    TeamProject project = upstream.project(call);
    needs(call, "statusFilter", "completed");
    needs(call, "queryOrder", "finishTimeAscending");
    Long from = PullRequestListing.time(call, "minTime");
    int top = Math.min(MOST, PullRequestListing.number(call, "$top", 1_000));
    int skip = PullRequestListing.number(call, "continuationToken", 0);
    List<Build> found =
        project.builds().values().stream()
            .filter(build -> build.result() != null)
            .filter(build -> from == null || build.finished() >= from)
            .sorted(Comparator.comparing(Build::finished).thenComparing(Build::id))
            .skip(skip)
            .limit(top + 1L)
            .toList();
    Reply reply =
        GitApi.list(
            found.stream()
                .limit(top)
                .map(build -> Builds.json(organization, project, build))
                .toList());
    return found.size() > top
        ? reply.with("x-ms-continuationtoken", Integer.toString(skip + top))
        : reply;
  }

  private static void needs(Call call, String name, String only) {
    if (call.query(name).filter(only::equals).isEmpty()) {
      throw new Refusal(
          Errors.of(
              400, "InvalidArgumentValueException", "This simulator knows " + name + "=" + only));
    }
  }
}
