package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
