package dev.lockstep.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.EmbeddedParts;
import dev.lockstep.notify.port.ChatTransport;
import dev.lockstep.notify.port.ChatTransportContract;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.sandbox.control.Views.Message;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class SlackTransportTest extends ChatTransportContract {

  @Inject SlackTransport slack;

  private final String room =
      "C" + UUID.randomUUID().toString().replace("-", "").substring(0, 10).toUpperCase(Locale.ROOT);

  @Override
  protected ChatTransport transport() {
    return slack;
  }

  /** One for each test, as each has a pace of its own. */
  @Override
  protected String room() {
    sandbox.slackChannel(room, "contract of " + room);
    return room;
  }

  @Override
  protected String nowhere() {
    return "C0NOWHERE01";
  }

  @Override
  protected List<Message> said(String address) {
    return sandbox.slackMessages(address);
  }

  @Test
  void theNextMessageWaitsASecond() {
    assertThat(send("x"))
        .isInstanceOfSatisfying(
            Delivered.class, delivered -> assertThat(delivered.rest()).isEqualTo(SlackAnswer.REST));
  }
}
