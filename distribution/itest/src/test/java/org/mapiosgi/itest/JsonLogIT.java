// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The encoder for programs that stands in a comment of conf/logback.xml. */
class JsonLogIT {
  private static final String JSON =
      "<encoder class=\"ch.qos.logback.classic.encoder.JsonEncoder\"/>";
  private static final String END = "</encoder>";

  /** Puts the encoder of the comment in the place of the first one that is used. */
  private static String withJson(String xml) {
    int comment = xml.indexOf(JSON);
    assertThat(comment).isPositive();
    int used = xml.indexOf("<encoder>", comment);
    return xml.substring(0, used) + JSON + xml.substring(xml.indexOf(END, used) + END.length());
  }

  @Test
  void everyLineOfTheLogIsAJsonObject() {
    Distribution distribution = Distribution.unpack("json log");
    Path conf = distribution.copyOfDemoConfiguration("json log");
    Path data = distribution.home().resolve("data of json log");
    Path configuration = conf.resolve("logback.xml");
    MailFiles.write(configuration, withJson(Exec.read(configuration)));
    // A value whose line break, quotation mark and letters have to be escaped.
    MailFiles.write(
        conf.resolve("org.mapiosgi.session-other.cfg"), "profile=no \\\"profile\\\"\\nä\n");
    Exec.Result unused =
        distribution.command("demo", "--conf", conf.toString(), "--data", data.toString()).run();
    List<String> lines = Exec.read(data.resolve("log/mapi-osgi-demo.log")).lines().toList();
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("{"))
        .as("those of the launcher, before and after the log")
        .hasSizeLessThan(4)
        .allMatch(line -> line.contains(" mapi-osgi - ") || line.startsWith("  "));
    List<JsonObject> events =
        lines.stream()
            .filter(line -> line.startsWith("{"))
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertThat(events)
        .hasSizeGreaterThan(3)
        .allSatisfy(
            event ->
                assertThat(event.keySet())
                    .contains("timestamp", "level", "threadName", "loggerName", "message"));
    assertThat(events)
        .extracting(event -> event.get("message").getAsString())
        .anyMatch(message -> message.startsWith("MAPI is ready: binding=emulator"))
        .anyMatch(message -> message.contains("profile 'no \"profile\"\nä'"));
  }
}
