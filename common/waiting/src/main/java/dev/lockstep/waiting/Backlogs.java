package dev.lockstep.waiting;

import dev.lockstep.messaging.Backlog;
import dev.lockstep.web.ProblemException;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The backlogs of this service. */
@Singleton
final class Backlogs {

  private final String service;
  private final List<Backlog> all;

  Backlogs(
      @ConfigProperty(name = "quarkus.application.name") String service, @All List<Backlog> all) {
    this.service = service;
    this.all = all.stream().sorted(Comparator.comparing(Backlog::name)).toList();
  }

  String service() {
    return service;
  }

  List<Backlog> all() {
    return all;
  }

  /** Refuses a path that means another service. */
  void check(String asked) {
    if (!asked.equals(service)) {
      throw ProblemException.notFound(
          "This is " + service + ": what waits here is at /work/" + service + ".");
    }
  }

  Backlog named(String asked, String name) {
    check(asked);
    return all.stream()
        .filter(backlog -> backlog.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "There is no /work/"
                        + service
                        + "/"
                        + name
                        + "; there are: "
                        + all.stream().map(Backlog::name).collect(Collectors.joining(", "))
                        + ", dead-letters."));
  }
}
