package dev.lockstep.local.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
  @Test
  void aBrokerThatDoesNotAnswerIsNamedWithItsSetting() throws IOException {
    // Accepts connections and says nothing.
    try (ServerSocket silent = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
      String server = "127.0.0.1:" + silent.getLocalPort();
      assertThatThrownBy(() -> TopicSetup.createMissing(server, (short) 1, Duration.ofSeconds(1)))
          .isInstanceOf(StartFailed.class)
          .hasMessageContainingAll(server, "nobody answered within 1 s", "KAFKA_BOOTSTRAP_SERVERS");
    }
  }
}
