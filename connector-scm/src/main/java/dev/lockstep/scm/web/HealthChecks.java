package dev.lockstep.scm.web;

import dev.lockstep.scm.collect.CodeHosts;
import dev.lockstep.scm.collect.Directory;
import dev.lockstep.scm.collect.HookAddresses;
import dev.lockstep.scm.collect.RepositoryStore;
import dev.lockstep.scm.collect.SweepBook;
import dev.lockstep.scm.collect.SweepSettings;
import dev.lockstep.scm.collect.TendHooks;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.HookCare;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** What keeps this service from being of use, though it works. */
final class HealthChecks {

  private static final int SHOWN = 50;

  private HealthChecks() {}

  /** Without projects no key can be told from another word. */
  @Wellness
  @ApplicationScoped
  static class ProjectsKnown implements HealthCheck {

    private final Directory directory;

    ProjectsKnown(Directory directory) {
      this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
      int projects = directory.projects().keys().size();
      HealthCheckResponseBuilder answer =
          HealthCheckResponse.named("directory").withData("projects", projects);
      return !directory.projects().unknown()
          ? answer.up().build()
          : answer.withData("reason", "no Jira project is known yet").down().build();
    }
  }

  /** Whether the code hosts answer. */
  @Wellness
  @ApplicationScoped
  static class HostsAnswer implements HealthCheck {

    private final CodeHosts hosts;
    private final SweepBook book;

    HostsAnswer(CodeHosts hosts, SweepBook book) {
      this.hosts = hosts;
      this.book = book;
    }

    @Override
    public HealthCheckResponse call() {
      HealthCheckResponseBuilder answer = HealthCheckResponse.named("code hosts").up();
      for (CodeHost host : hosts.all()) {
        Optional<String> failure = book.failure(host.source());
        String works = String.join("; ", withRemarks(host));
        answer.withData(host.source(), failure.orElse(works));
        if (failure.isPresent() || !host.missing().isEmpty()) {
          answer.down();
        }
        for (Feed feed : host.feeds()) {
          Optional<String> why = book.failure(feed.scope());
          answer.withData(feed.scope(), why.orElse("read"));
          if (why.isPresent()) {
            answer.down();
          }
        }
      }
      return answer.build();
    }
  }

  private static List<String> withRemarks(CodeHost host) {
    return Stream.of(List.of("answers"), host.missing(), host.remarks())
        .flatMap(List::stream)
        .toList();
  }

  /** Whether webhooks that are to be kept registered are. */
  @Wellness
  @ApplicationScoped
  static class HooksTended implements HealthCheck {

    private final HookAddresses addresses;
    private final TendHooks hooks;
    private final SweepBook book;

    HooksTended(HookAddresses addresses, TendHooks hooks, SweepBook book) {
      this.addresses = addresses;
      this.hooks = hooks;
      this.book = book;
    }

    @Override
    public HealthCheckResponse call() {
      HealthCheckResponseBuilder answer = HealthCheckResponse.named("registered webhooks").up();
      for (HookAddresses.Cared cared : addresses.cared()) {
        String source = cared.care().source();
        Optional<HookCare.Report> report = hooks.report(source);
        Optional<String> failure = book.failure(TendHooks.nameOf(source));
        String lines = report.map(found -> String.join("; ", found.lines())).orElse("not yet seen");
        answer.withData(source, failure.orElse(lines));
        if (failure.isPresent() || report.filter(found -> !found.wellKept()).isPresent()) {
          answer.down();
        }
      }
      return answer.build();
    }
  }

  /** Whether what failed is a repository, or one of its feeds. */
  private static boolean isOf(String what, String repository) {
    return what.equals(repository) || what.startsWith(repository + "#");
  }

  /** When each repository was last read completely, and why it was not since. */
  @Wellness
  @ApplicationScoped
  static class RepositoriesSwept implements AsyncHealthCheck {

    private final RepositoryStore repositories;
    private final SweepBook book;
    private final SweepSettings settings;

    RepositoriesSwept(RepositoryStore repositories, SweepBook book, SweepSettings settings) {
      this.repositories = repositories;
      this.book = book;
      this.settings = settings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
      return repositories.all().map(this::answer);
    }

    private HealthCheckResponse answer(List<RepositoryStore.Known> all) {
      HealthCheckResponseBuilder answer = HealthCheckResponse.named("repositories").up();
      List<RepositoryStore.Known> known =
          all.stream().filter(RepositoryStore.Known::inScope).toList();
      answer.withData("count", known.size());
      long asked = known.stream().filter(one -> one.repository().stamp() == null).count();
      answer.withData("idle calls per hour", settings.idleCallsPerHour((int) asked));
      for (RepositoryStore.Known one : known.subList(0, Math.min(known.size(), SHOWN))) {
        String ref = one.repository().ref().toString();
        String swept =
            one.sweptAt() == null ? "never read completely" : "complete at " + one.sweptAt();
        answer.withData(ref, swept + book.failure(ref).map(why -> "; then " + why).orElse(""));
        book.failures().entrySet().stream()
            .filter(failed -> failed.getKey().startsWith(ref + "#"))
            .forEach(failed -> answer.withData(failed.getKey(), failed.getValue()));
      }
      if (known.stream()
          .map(one -> one.repository().ref().toString())
          .anyMatch(ref -> book.failures().keySet().stream().anyMatch(what -> isOf(what, ref)))) {
        answer.down();
      }
      return answer.build();
    }
  }
}
