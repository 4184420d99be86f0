package dev.lockstep.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
class MigrationsComponentTest {

  @Inject Flyway configured;

  @TempDir Path release;

  @Test
  void aNewMigrationOfSharedTablesIsAppliedAfterThoseOfTheServiceItself() throws IOException {
    write("V0_1__shared.sql", "create table shared (id int)");
    write("V1__own.sql", "create table own (id int)");
    assertThat(migrate()).containsExactly("0.1", "1");

    write("V0_2__shared.sql", "alter table shared add column more text");
    write("V2__own.sql", "alter table own add column more text");

    assertThat(migrate()).containsExactly("0.2", "2");
    assertThat(migrate()).isEmpty();
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(release.resolve(name), sql);
  }

  /** As the service does at its start; answers the versions that were applied. */
  private String[] migrate() {
    return Flyway.configure()
        .dataSource(configured.getConfiguration().getDataSource())
        .outOfOrder(configured.getConfiguration().isOutOfOrder())
        .defaultSchema("upgraded")
        .schemas("upgraded")
        .locations("filesystem:" + release)
        .load()
        .migrate()
        .migrations
        .stream()
        .map((MigrateOutput one) -> one.version)
        .toArray(String[]::new);
  }
}
