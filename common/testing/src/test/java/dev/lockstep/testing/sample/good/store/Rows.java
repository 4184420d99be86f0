package dev.lockstep.testing.sample.good.store;

import dev.lockstep.testing.sample.good.app.UseCase;
import dev.lockstep.testing.sample.good.config.Names;
import dev.lockstep.testing.sample.good.rule.Decision;
import java.sql.Connection;

/** A leaf that may know SQL, its port and the settings. */
public record Rows(Connection connection, Names names) implements UseCase.Port {
  @Override
  public void save(Decision decision) {}
}
