package dev.lockstep.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.notify.slack.SlackAnswer.AnswerJson;
import dev.lockstep.testing.DroppedFields;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The answers of Slack's own SDK samples; their folder is in {@code lockstep.samples}. */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialSamplesTest {

  @Test
  void the_answer_to_a_message_is_read() throws IOException {
    DroppedFields dropped =
        new DroppedFields(Path.of(System.getProperty("lockstep.samples"), "slack"));

    AnswerJson answer = dropped.read("api/chat.postMessage.json", new TypeReference<>() {});

    assertThat(answer.ts()).isEqualTo("0000000000.000000");
    assertThat(answer.error()).isNotNull();
    dropped.check("Slack", "notifier", "dev.lockstep.notify.slack.OfficialSamplesTest");
  }
}
