package dev.lockstep.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * LOCKSTEP_LOG is read before anything can complain of it, so a wrong value waits for the check.
 */
class LogSettingTest {

  @Test
  void textAndJsonChooseHowTheLogIsWritten() throws IOException {
    assertThat(json(with("text"))).isFalse();
    assertThat(json(with("json"))).isTrue();
    assertThat(json(with(""))).isFalse();
    assertThatCode(() -> new SettingsAtStart(with("json"))).doesNotThrowAnyException();
  }

  @Test
  void aWrongValueIsRefusedWithTheNameOfTheSettingAndWhatIsAllowed() throws IOException {
    for (String wrong : new String[] {"xml", "JSON", "true"}) {
      SmallRyeConfig config = with(wrong);

      assertThat(json(config)).isFalse();
      assertThatThrownBy(() -> new SettingsAtStart(config))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("LOCKSTEP_LOG: '" + wrong + "'; expected text or json");
    }
  }

  private static boolean json(SmallRyeConfig config) {
    return config.getValue("quarkus.log.console.json.enabled", boolean.class);
  }

  private static SmallRyeConfig with(String log) throws IOException {
    URL defaults =
        Objects.requireNonNull(
            SettingsAtStart.class.getResource("/META-INF/microprofile-config.properties"));
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(defaults, 100))
        .withSources(
            new PropertiesConfigSource(
                Map.of("LOCKSTEP_LOG", log, "quarkus.application.name", "sample"), "test", 300))
        .build();
  }
}
