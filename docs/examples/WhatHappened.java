//DEPS org.apache.kafka:kafka-clients:4.1.1
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints what happens: java -cp "kafka-clients.jar:slf4j-api.jar" WhatHappened.java localhost:19092 */
class WhatHappened {

  public static void main(String[] args) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", args[0], "group.id", "what-happened", "auto.offset.reset", "earliest");
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("lockstep.work-item.v1", "lockstep.scm-change.v1", "lockstep.decision.v1"));
      while (!Thread.interrupted()) {
        for (var message : consumer.poll(Duration.ofSeconds(1))) {
          String type = new String(message.headers().lastHeader("ce_type").value());
          System.out.println(type + " " + message.key() + " " + message.value());
        }
      }
    }
  }
}
