package dev.lockstep.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.EmbeddedParts;
import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.port.ChatTransport;
import dev.lockstep.notify.port.ChatTransportContract;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import dev.lockstep.sandbox.control.Views.Message;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class DiscordTransportTest extends ChatTransportContract {

  @Inject DiscordTransport discord;

  private final String room =
      Long.toString(1_200_000_000_000_000_000L + ThreadLocalRandom.current().nextLong(1L << 50));

  @Override
  protected ChatTransport transport() {
    return discord;
  }

  /** One for each test, as each has a bucket of its own. */
  @Override
  protected String room() {
    sandbox.discordChannel(room, "contract");
    return room;
  }

  @Override
  protected String nowhere() {
    return "1100000000000000404";
  }

  @Override
  protected List<Message> said(String address) {
    return sandbox.discordMessages(address);
  }

  @Test
  void theSameMessageSentAgainMakesNoSecondOne() {
    ChatMessage message = new ChatMessage(UUID.randomUUID(), room(), "once", List.of());
    SendResult first = send(message);
    SendResult second = send(message);

    assertThat(((Delivered) second).externalId()).isEqualTo(((Delivered) first).externalId());
    assertThat(said(room())).hasSize(1);
  }

  @Test
  void aMessageThatArrivedWithoutAnAnswerMakesNoSecondOne() {
    ChatMessage message = new ChatMessage(UUID.randomUUID(), room(), "once", List.of());
    fault("\"errorAfterRate\":1,\"errorStatus\":502");
    assertThat(send(message)).isInstanceOf(Unavailable.class);
    sandbox.noFaults();

    assertThat(send(message)).isInstanceOf(Delivered.class);
    assertThat(said(room())).hasSize(1);
  }

  @Test
  void theLastOfABucketSaysHowLongToRestSoThatNoneIsRefused() {
    for (int i = 1; i <= 4; i++) {
      assertThat(((Delivered) send("message " + i)).rest()).isZero();
    }
    assertThat(((Delivered) send("message 5")).rest()).isPositive();
    assertThat(send("message 6")).isInstanceOf(Throttled.class);
  }
}
