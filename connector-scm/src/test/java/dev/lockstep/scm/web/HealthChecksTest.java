package dev.lockstep.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.collect.CodeHosts;
import dev.lockstep.scm.collect.KnownParts;
import dev.lockstep.scm.collect.RepositoryStore;
import dev.lockstep.scm.collect.SweepBook;
import dev.lockstep.scm.collect.SweepSettings;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Repository;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

  private static HealthCheckResponse health(List<String> missing, List<String> remarks) {
    CodeHost host =
        (CodeHost)
            Proxy.newProxyInstance(
                CodeHost.class.getClassLoader(),
                new Class<?>[] {CodeHost.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "source" -> "github/acme";
                      case "missing" -> missing;
                      case "remarks" -> remarks;
                      case "feeds" -> List.of();
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new HealthChecks.HostsAnswer(new CodeHosts(List.of(host)), KnownParts.book()).call();
  }

  @Test
  void what_the_settings_name_and_is_not_there_is_shown_and_is_not_well() {
    HealthCheckResponse gone = health(List.of("shop was transferred to others/shop"), List.of());

    assertThat(gone.getStatus()).isEqualTo(Status.DOWN);
    assertThat(gone.getData())
        .hasValue(Map.of("github/acme", "answers; shop was transferred to others/shop"));
  }

  @Test
  void remarks_are_shown_and_all_is_well() {
    HealthCheckResponse remarked = health(List.of(), List.of("the budget is nearly spent"));

    assertThat(remarked.getStatus()).isEqualTo(Status.UP);
    assertThat(remarked.getData())
        .hasValue(Map.of("github/acme", "answers; the budget is nearly spent"));
  }

  private static HealthCheckResponse repositories(SweepBook book) {
    Repository shop = Repository.named(new RepositoryRef("github", "acme", "shop"));
    RepositoryStore store =
        (RepositoryStore)
            Proxy.newProxyInstance(
                RepositoryStore.class.getClassLoader(),
                new Class<?>[] {RepositoryStore.class},
                (proxy, method, arguments) ->
                    Uni.createFrom()
                        .item(
                            List.of(
                                new RepositoryStore.Known(shop, true, null, null, null, null))));
    SweepSettings settings = new SweepSettings(Duration.ofMinutes(2), Duration.ofHours(1));
    return new HealthChecks.RepositoriesSwept(store, book, settings).call().await().indefinitely();
  }

  @Test
  void what_is_wrong_with_a_part_of_a_repository_is_shown_with_it() {
    HealthCheckResponse held =
        repositories(KnownParts.book("github/acme/shop#issues", "too many are missing"));
    HealthCheckResponse other =
        repositories(KnownParts.book("github/acme/shopping#issues", "too many are missing"));

    assertThat(held.getStatus()).isEqualTo(Status.DOWN);
    assertThat(held.getData())
        .hasValueSatisfying(
            data ->
                assertThat(data.get("github/acme/shop#issues"))
                    .asString()
                    .contains("too many are missing"));
    assertThat(other.getStatus()).isEqualTo(Status.UP);
  }
}
