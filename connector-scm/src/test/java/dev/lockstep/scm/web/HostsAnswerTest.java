package dev.lockstep.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.scm.collect.CodeHosts;
import dev.lockstep.scm.collect.KnownParts;
import dev.lockstep.scm.port.CodeHost;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class HostsAnswerTest {

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
}
