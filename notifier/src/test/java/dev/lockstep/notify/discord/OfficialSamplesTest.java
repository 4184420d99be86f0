package dev.lockstep.notify.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.lockstep.notify.discord.DiscordAnswer.AnswerJson;
import dev.lockstep.testing.DroppedFields;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The examples of Discord's own pages; their folder is in {@code lockstep.samples}. */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialSamplesTest {

  @Test
  void the_answer_to_a_message_is_read() throws IOException {
    DroppedFields dropped =
        new DroppedFields(Path.of(System.getProperty("lockstep.samples"), "discord"));

    for (String file : new String[] {"Example-Message-0", "Example-Crossposted-Message-1"}) {
      AnswerJson answer =
          dropped.read("examples-from-docs/message__" + file + ".json", new TypeReference<>() {});

      assertThat(answer.id()).as(file).isEqualTo("334385199974967042");
      assertThat(answer.code()).isZero();
    }
    dropped.check("Discord", "notifier", "dev.lockstep.notify.discord.OfficialSamplesTest");
  }
}
