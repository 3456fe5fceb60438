// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The report of {@code certify}.
 *
 * @param facts about the run
 * @param assertions each by its name
 * @param text the form for people
 */
record CertifyReport(Map<String, String> facts, Map<String, JsonObject> assertions, String text) {
  static final String HOLDS = "holds";
  static final String FAILS = "does not hold";
  static final String NOT_TRIED = "not tried";

  static CertifyReport in(Path directory) {
    String json = Exec.read(directory.resolve("certify.json"));
    String text = Exec.read(directory.resolve("certify.txt"));
    // Neither mail nor an address: users send such a file to strangers.
    assertThat(json + text).doesNotContain("@", "\tat ");
    JsonObject report = JsonParser.parseString(json).getAsJsonObject();
    Map<String, String> facts = new TreeMap<>();
    Map<String, JsonObject> assertions = new TreeMap<>();
    for (Map.Entry<String, JsonElement> member : report.entrySet()) {
      if (member.getValue().isJsonPrimitive()) {
        facts.put(member.getKey(), member.getValue().getAsString());
      } else {
        for (JsonElement each : member.getValue().getAsJsonArray()) {
          JsonObject assertion = each.getAsJsonObject();
          assertions.put(assertion.get("assertion").getAsString(), assertion);
        }
      }
    }
    CertifyReport read = new CertifyReport(facts, assertions, text);
    for (String outcome : List.of(HOLDS, FAILS, NOT_TRIED)) {
      assertThat(facts.get(outcome)).isEqualTo(Integer.toString(read.with(outcome).size()));
      assertThat(text).contains("\n" + outcome + ": " + facts.get(outcome) + "\n");
    }
    return read;
  }

  /** The names of the assertions with this outcome. */
  List<String> with(String outcome) {
    return assertions.entrySet().stream()
        .filter(each -> each.getValue().get("outcome").getAsString().equals(outcome))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Describes the assertions that do not hold, for the message of a test. */
  String failures() {
    return with(FAILS).stream()
        .map(name -> assertions.get(name).toString())
        .collect(Collectors.joining("\n"));
  }

  String reason(String assertion) {
    assertThat(assertions).containsKey(assertion);
    return assertions.get(assertion).get("reason").getAsString();
  }
}
