package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void freePortsAreThoseThatSettingsWithTheFirstOfThemWouldGive() {
    Ports ports = Ports.free();
    List<Integer> all = new ArrayList<>(ports.services().values());
    all.addAll(ports.management().values());
    all.addAll(
        List.of(
            ports.frontDoor(),
            ports.postgres(),
            ports.kafka(),
            ports.kafkaController(),
            ports.sandbox()));

    assertThat(all).doesNotHaveDuplicates();
    assertThat(ports.kafkaController()).isEqualTo(ports.kafka() + 1);
    for (Service service : Service.values()) {
      assertThat(ports.management().get(service)).isEqualTo(ports.services().get(service) + 1000);
    }
  }

  @Test
  void nobodyIsGivenAPortTwice() {
    Set<Integer> given = new HashSet<>();

    for (int i = 0; i < 100; i++) {
      Ports ports = Ports.free();
      Stream.of(ports.services().values(), ports.management().values(), List.of(ports.frontDoor()))
          .flatMap(Collection::stream)
          .forEach(port -> assertThat(given.add(port)).as("%d is new", port).isTrue());
    }
  }

  @Test
  void theSettingsOfPortsGiveThosePorts() {
    Ports ports = Ports.free();

    Settings settings = Settings.read(ports.settings(), Set.of()).orThrow();

    assertThat(Ports.of(settings.lockstep())).isEqualTo(ports);
  }
}
