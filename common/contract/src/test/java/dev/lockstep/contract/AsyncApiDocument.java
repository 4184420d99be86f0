package dev.lockstep.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The messages as an AsyncAPI 3 document, from the catalogue, the records and the golden files. */
final class AsyncApiDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every header there is; one that is new in a golden file must be described here. */
  private static final Map<String, String> HEADERS =
      Map.ofEntries(
          Map.entry("ce_specversion", "Version of CloudEvents."),
          Map.entry("ce_id", "Derived from the content: the same fact always has the same id."),
          Map.entry("ce_type", "The kind of message; ends in its major version."),
          Map.entry("ce_source", "Who published it."),
          Map.entry("ce_subject", "What it is about; equal to the record key, the unit of order."),
          Map.entry("ce_time", "When it was published."),
          Map.entry("ce_origin", "live, or backfill for history that is read for the first time."),
          Map.entry(
              "ce_causationid", "ce_id of the message that caused this one; absent at the first."),
          Map.entry("ce_traceparent", "W3C trace context of the request that began it all."),
          Map.entry(
              "ce_correlationid",
              "The same in all that one webhook leads to, and in the logs of it."),
          Map.entry("ce_began", "When that webhook was taken."),
          Map.entry("ce_runid", "The harvest run that told it."),
          Map.entry("content-type", "Of the value."));

  private static final List<String> ABSENT_SOMETIMES =
      List.of("ce_causationid", "ce_traceparent", "ce_correlationid", "ce_began", "ce_runid");

  private AsyncApiDocument() {}

  static ObjectNode write() throws IOException {
    ObjectNode document = JSON.createObjectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Lockstep messages")
        .put("version", "1")
        .put(
            "description",
            "Everything Lockstep knows and does, on Kafka topics that other systems are welcome to"
                + " read. CloudEvents 1.0 in Kafka's binary mode: context attributes are headers"
                + " ce_*, the value is JSON, the record key is the unit of order. Inside a major"
                + " version, which is part of topic and type, fields are only added.");
    document
        .putObject("servers")
        .putObject("kafka")
        .put("host", "localhost:19092")
        .put("protocol", "kafka")
        .put(
            "description",
            "The embedded broker of one machine; elsewhere KAFKA_BOOTSTRAP_SERVERS.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    for (Topics.Topic topic : Topics.ALL) {
      channel(channels.putObject(topic.name()), topic);
      operations
          .putObject("publish " + topic.name())
          .put("action", "send")
          .putObject("channel")
          .put("$ref", "#/channels/" + topic.name());
    }
    ObjectNode components = document.putObject("components");
    ObjectNode messages = components.putObject("messages");
    for (Message sample : Samples.all()) {
      message(messages.putObject(sample.getClass().getSimpleName()), sample);
    }
    components.set("schemas", MessageSchemas.all());
    return document;
  }

  private static void channel(ObjectNode channel, Topics.Topic topic) {
    channel
        .put("address", topic.name())
        .put(
            "description",
            topic.compacted()
                ? "Keeps the last message of each key."
                : "Keeps messages for " + topic.retention().toDays() + " days.");
    ObjectNode messages = channel.putObject("messages");
    for (Catalogue.Entry entry : Catalogue.ENTRIES) {
      if (List.of(entry.liveTopic(), entry.bulkTopic()).contains(topic.name())) {
        String name = entry.data().getSimpleName();
        messages.putObject(name).put("$ref", "#/components/messages/" + name);
      }
    }
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.name()).put("partitions", Topics.PARTITIONS);
    ObjectNode settings = kafka.putObject("topicConfiguration");
    settings.putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
    if (!topic.compacted()) {
      settings.put("retention.ms", topic.retention().toMillis());
    }
    kafka.put("bindingVersion", "0.5.0");
  }

  private static void message(ObjectNode message, Message sample) throws IOException {
    String name = sample.getClass().getSimpleName();
    message
        .put("name", Catalogue.entryOf(sample).type())
        .put("title", name)
        .put("summary", RecordDoc.of(sample.getClass()).text())
        .put("contentType", "application/json");
    message.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
    ArrayNode examples = JSON.createArrayNode();
    ObjectNode headers = JSON.createObjectNode();
    for (Path file : GoldenFilesTest.filesOf(sample)) {
      JsonNode golden = JSON.readTree(Files.readString(file));
      ObjectNode example = examples.addObject().put("name", file.getFileName().toString());
      example.set("headers", golden.get("headers"));
      example.set("payload", golden.get("data"));
      describe(headers, golden.get("headers").fieldNames());
    }
    headers(message.putObject("headers"), headers, Catalogue.entryOf(sample).type());
    message.putObject("payload").put("$ref", "#/components/schemas/" + name);
    message
        .putObject("bindings")
        .putObject("kafka")
        .put("bindingVersion", "0.5.0")
        .putObject("key")
        .put("type", "string")
        .putArray("examples")
        .add(sample.orderKey());
    message.set("examples", examples);
  }

  private static void describe(ObjectNode headers, Iterator<String> names) {
    while (names.hasNext()) {
      String name = names.next();
      String words = HEADERS.get(name);
      if (words == null) {
        throw new AssertionError("describe the header " + name + " in AsyncApiDocument");
      }
      headers.putObject(name).put("type", "string").put("description", words);
    }
  }

  private static void headers(ObjectNode schema, ObjectNode properties, String type) {
    schema.put("type", "object");
    ArrayNode required = schema.putArray("required");
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!ABSENT_SOMETIMES.contains(name)) {
                required.add(name);
              }
            });
    ((ObjectNode) properties.get("ce_type")).put("const", type);
    ((ObjectNode) properties.get("ce_time")).put("format", "date-time");
    ((ObjectNode) properties.get("ce_origin")).putArray("enum").add("live").add("backfill");
    schema.set("properties", properties);
  }
}
