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
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class SlackTransportTest extends ChatTransportContract {

  @Inject SlackTransport slack;

  @Override
  protected ChatTransport transport() {
    return slack;
  }

  @Override
  protected String room() {
    sandbox.slackChannel("C0CONTRACT1", "contract");
    return "C0CONTRACT1";
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
