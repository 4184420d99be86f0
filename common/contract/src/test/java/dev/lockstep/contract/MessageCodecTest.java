package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

  private static final Envelope<?> SAMPLE = Samples.envelope(Samples.all().get(0));

  @Test
  void theSameFactAlwaysHasTheSameId() {
    Message fact = Samples.all().get(1);

    assertThat(Envelope.of("/a", Instant.EPOCH, Origin.LIVE, fact).id())
        .isEqualTo(Envelope.of("/a", Instant.EPOCH.plusSeconds(60), Origin.BACKFILL, fact).id())
        .isNotEqualTo(Envelope.of("/b", Instant.EPOCH, Origin.LIVE, fact).id())
        .hasSize(32);
  }

  @Test
  void backfillGoesToTheBulkTopic() {
    Message item = Samples.all().get(0);

    assertThat(Envelope.of("/a", Instant.EPOCH, Origin.LIVE, item).topic())
        .isEqualTo(Topics.WORK_ITEM);
    assertThat(Envelope.of("/a", Instant.EPOCH, Origin.BACKFILL, item).topic())
        .isEqualTo(Topics.WORK_ITEM_BULK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_time"})
  void aMissingHeaderIsNamed(String header) {
    Map<String, String> headers = new HashMap<>(MessageCodec.encode(SAMPLE).headers());
    headers.remove(header);

    assertThatThrownBy(() -> MessageCodec.decode(headers, MessageCodec.encode(SAMPLE).value()))
        .isInstanceOf(MessageCodec.UndecodableException.class)
        .hasMessageContaining(header);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"item\":{\"ref\":\"no reference\"}}"})
  void aBodyThatIsNotTheTypeIsUndecodableAndNothingElse(String body) {
    Map<String, String> headers = MessageCodec.encode(SAMPLE).headers();

    assertThatThrownBy(() -> MessageCodec.decode(headers, body.getBytes()))
        .isInstanceOf(MessageCodec.UndecodableException.class)
        .hasMessageContaining("work-item-changed");
  }

  @Test
  void aFieldThatAFutureVersionAddsIsIgnored() throws Exception {
    MessageCodec.Encoded encoded = MessageCodec.encode(SAMPLE);
    String body = new String(encoded.value()).replaceFirst("\\{", "{\"addedLater\":1,");

    assertThat(MessageCodec.decode(encoded.headers(), body.getBytes())).isEqualTo(SAMPLE);
  }

  @Test
  void reviewsThatAreNotToldAreOthersThanNone() throws Exception {
    PullRequestChanged told =
        Samples.all().stream()
            .filter(PullRequestChanged.class::isInstance)
            .map(PullRequestChanged.class::cast)
            .findFirst()
            .orElseThrow();
    PullRequestChanged none = told.reviewed(List.of());
    PullRequestChanged untold = told.reviewed(null);

    for (PullRequestChanged one : List.of(told, none, untold)) {
      MessageCodec.Encoded encoded = MessageCodec.encode(Samples.envelope(one));
      assertThat(MessageCodec.decode(encoded.headers(), encoded.value()).data()).isEqualTo(one);
    }
    assertThat(new String(MessageCodec.encode(Samples.envelope(none)).value()))
        .contains("\"reviews\":[]");
    assertThat(new String(MessageCodec.encode(Samples.envelope(untold)).value()))
        .doesNotContain("reviews");
  }

  @Test
  void aMessageThatTheBrokerWouldRefuseIsNamedWithItsSize() {
    CommandSuperseded huge =
        new CommandSuperseded(
            "c", WorkItemRef.jira("1", "7"), "x".repeat(MessageCodec.MAX_BYTES), Instant.EPOCH, 1);

    assertThatThrownBy(() -> MessageCodec.encode(Samples.envelope(huge)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jira/1/7")
        .hasMessageContaining("allowed are " + MessageCodec.MAX_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jira/1", "jira/1/2/3", "jira//2", "jira/1/ "})
  void aReferenceOfTheWrongShapeIsRefusedByName(String text) {
    assertThatThrownBy(() -> WorkItemRef.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reference");
  }
}
