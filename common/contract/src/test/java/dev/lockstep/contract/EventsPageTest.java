package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/events.md is made of the records' Javadoc and the golden files. {@code mvn -pl
 * common/contract test -Dtest=EventsPageTest -Dlockstep.docs=write} writes it.
 */
class EventsPageTest {

  private static final Path PAGE = Path.of("../../docs/events.md");

  @Test
  void thePageSaysWhatTheCodeSays() throws IOException {
    String page = page();
    if ("write".equals(System.getProperty("lockstep.docs"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/events.md is generated: mvn -pl common/contract test -Dtest=EventsPageTest"
                + " -Dlockstep.docs=write")
        .isEqualTo(page);
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Messages

        Everything Lockstep knows and does travels over these Kafka topics; other systems are welcome to read them.
        Records are [CloudEvents 1.0](https://cloudevents.io) in Kafka's binary mode: context attributes are headers
        `ce_*`, the value is the JSON shown below, the record key is the unit of order. `ce_id` is derived from the
        content, so the same fact always has the same id. `ce_origin` is `live`, or `backfill` for history that is read
        for the first time (it fires no rule and no chat); `ce_causationid` names the message that caused this one.
        `ce_correlationid` is the same in all that one webhook leads to, `ce_began` when that webhook was taken, and
        `ce_traceparent` its W3C trace context, `ce_runid` the harvest run that told it; each is there where it is known.
        Inside a major version, which is part of topic and type, fields are only added.

        The same for programs: [asyncapi.yaml](asyncapi.yaml), with a JSON schema of every message. The least that a
        reader needs: [examples/WhatHappened.java](examples/WhatHappened.java).

        This page is generated from the records' Javadoc and the golden files of `common/contract`.

        ## Topics

        | topic | key | kept | dead letters |
        | --- | --- | --- | --- |
        """);
    for (Topics.Topic topic : Topics.ALL) {
      page.append(
          "| `%s` | %s | %s | `%s` |%n"
              .formatted(
                  topic.name(),
                  keyOf(topic.name()),
                  topic.compacted() ? "last of each key" : days(topic.retention().toDays()),
                  topic.deadLetters().name()));
    }
    page.append("\nAll have ").append(Topics.PARTITIONS).append(" partitions.\n");
    for (Message sample : Samples.all()) {
      section(page, sample);
    }
    return page.toString().replace("\r\n", "\n");
  }

  private static void section(StringBuilder page, Message sample) throws IOException {
    Class<?> type = sample.getClass();
    Catalogue.Entry entry = Catalogue.entryOf(sample);
    RecordDoc doc = RecordDoc.of(type);
    String topics =
        entry.liveTopic().equals(entry.bulkTopic())
            ? "`%s`".formatted(entry.liveTopic())
            : "`%s`, backfill on `%s`".formatted(entry.liveTopic(), entry.bulkTopic());
    page.append(
        "\n## %s%n%n%s%n%nType `%s` on %s.%n%n"
            .formatted(type.getSimpleName(), doc.text(), entry.type(), topics));
    if (!doc.params().isEmpty()) {
      page.append("| field | meaning |\n| --- | --- |\n");
      doc.params().forEach((name, words) -> page.append("| `%s` | %s |%n".formatted(name, words)));
      page.append('\n');
    }
    List<Path> files = GoldenFilesTest.filesOf(sample);
    String golden = files.isEmpty() ? "{}" : Files.readString(files.get(files.size() - 1)).strip();
    page.append("```json\n").append(golden).append("\n```\n");
  }

  private static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private static String keyOf(String topic) {
    return Samples.all().stream()
        .filter(
            m ->
                Catalogue.entryOf(m).liveTopic().equals(topic)
                    || Catalogue.entryOf(m).bulkTopic().equals(topic))
        .map(m -> "`" + m.orderKey() + "`")
        .distinct()
        .collect(Collectors.joining("<br>"));
  }
}
