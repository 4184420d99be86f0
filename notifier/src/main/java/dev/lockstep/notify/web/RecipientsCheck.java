package dev.lockstep.notify.web;

import dev.lockstep.notify.app.Condition;
import dev.lockstep.notify.app.Condition.Standing;
import dev.lockstep.notify.app.Dispatcher;
import dev.lockstep.notify.app.RecipientStore.Account;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Says which recipients somebody has to repair. The service works on without them: no readiness.
 */
@Wellness
@ApplicationScoped
class RecipientsCheck implements AsyncHealthCheck {

  private final Dispatcher dispatcher;

  RecipientsCheck(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return dispatcher
        .accounts()
        .map(RecipientsCheck::response)
        .onFailure()
        .recoverWithItem(HealthCheckResponse.named("recipients").down().build());
  }

  private static HealthCheckResponse response(List<Account> accounts) {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("recipients")
            .status(
                accounts.stream()
                    .noneMatch(account -> account.condition().standing() == Standing.FAILING));
    for (Account account : accounts) {
      Condition condition = account.condition();
      if (condition.standing() != Standing.RETIRED) {
        response.withData(
            account.recipient().id(),
            condition.standing()
                + (condition.reason() == null ? "" : ": " + condition.reason())
                + ", waiting "
                + account.waiting());
      }
    }
    return response.build();
  }
}
