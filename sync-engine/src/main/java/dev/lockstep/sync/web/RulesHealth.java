package dev.lockstep.sync.web;

import dev.lockstep.settings.Mistake;
import dev.lockstep.sync.app.RulesInForce;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Warns of rules that were written and do not count. Those of before do: no readiness. */
@Wellness
@ApplicationScoped
class RulesHealth implements HealthCheck {

  private final RulesInForce rules;

  RulesHealth(RulesInForce rules) {
    this.rules = rules;
  }

  @Override
  public HealthCheckResponse call() {
    List<Mistake> refused = rules.refused();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("rules")
            .status(refused.isEmpty())
            .withData(
                "in force",
                String.join(
                    ", ",
                    rules.books().all().stream().map(book -> book.settings().name()).toList()));
    for (int i = 0; i < refused.size(); i++) {
      response.withData("mistake " + (i + 1), refused.get(i).toString());
    }
    return response.build();
  }
}
