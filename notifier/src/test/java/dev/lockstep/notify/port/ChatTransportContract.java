package dev.lockstep.notify.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.notify.SandboxChats;
import dev.lockstep.notify.port.SendResult.Delivered;
import dev.lockstep.notify.port.SendResult.Refused;
import dev.lockstep.notify.port.SendResult.Throttled;
import dev.lockstep.notify.port.SendResult.Unavailable;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider of {@link ChatTransport} keeps, against its simulator. */
public abstract class ChatTransportContract {

  protected final SandboxClient sandbox =
      new SandboxClient(
          URI.create(ConfigProvider.getConfig().getValue(SandboxChats.URI, String.class)));

  /** The provider. */
  protected abstract ChatTransport transport();

  /** An address where nobody else writes; made if there is none. */
  protected abstract String room();

  /** An address that does not exist. */
  protected abstract String nowhere();

  /** What was said at the address. */
  protected abstract List<Message> said(String address);

  @BeforeEach
  @AfterEach
  void nothingGoesWrong() {
    sandbox.noFaults();
  }

  @Test
  void aMessageArrivesAsItWasWritten() {
    String text = "↳ To Do → *Done* &amp; \"quotes\" \\ 😀\nsecond line";
    SendResult result = send(text);

    assertThat(result).isInstanceOf(Delivered.class);
    assertThat(last().text()).isEqualTo(text);
    assertThat(((Delivered) result).externalId()).isEqualTo(last().id());
  }

  @Test
  void tooManyIsThrottledWithTheTimeToWait() {
    fault("\"throttleRate\":1,\"retryAfterSeconds\":7");
    assertThat(send("x")).isEqualTo(new Throttled(Duration.ofSeconds(7)));
  }

  @Test
  void aFailureOfTheChatSystemIsUnavailable() {
    fault("\"errorRate\":1,\"errorStatus\":503");
    assertThat(send("x")).isInstanceOf(Unavailable.class);
  }

  @Test
  void aPageOfHtmlIsUnavailable() {
    fault("\"htmlRate\":1");
    assertThat(send("x")).isInstanceOf(Unavailable.class);
  }

  @Test
  void aConnectionCutInTheMiddleIsUnavailable() {
    fault("\"cutRate\":1");
    assertThat(send("x")).isInstanceOf(Unavailable.class);
  }

  @Test
  void anAddressThatIsNotThereIsRefusedForGood() {
    SendResult result = send(new ChatMessage(UUID.randomUUID(), nowhere(), "x", List.of()));
    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).permanent()).isTrue();
    assertThat(((Refused) result).reason()).contains("CHANNEL_ID");
  }

  @Test
  void aMessageThatIsNotTakenIsRefusedAlone() {
    SendResult result = send("x".repeat(50_000));
    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).permanent()).isFalse();
  }

  /** Sends to the room. */
  protected final SendResult send(String text) {
    return send(new ChatMessage(UUID.randomUUID(), room(), text, List.of()));
  }

  /** Sends once; what the simulator's pace holds back is sent when it may be. */
  protected final SendResult send(ChatMessage message) {
    return transport().send(message).await().atMost(Duration.ofSeconds(20));
  }

  /** The simulator of this provider goes wrong in this way. */
  protected final void fault(String json) {
    sandbox.faults("{\"" + transport().transport().id() + "\":{" + json + "}}");
  }

  private Message last() {
    List<Message> said = said(room());
    return said.get(said.size() - 1);
  }
}
