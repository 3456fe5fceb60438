// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the runs of a fault grid, or of several.
 *
 * @param runs one object each
 */
record Faults(Totals totals, List<JsonObject> runs) {
  /**
   * The numbers that count; all but the first have to be zero.
   *
   * @param hangs callers, stops or threads that did not come back
   * @param leaks runs that left objects, buffers or services
   * @param lostUnitsOfWork those that failed without a fault
   */
  record Totals(int runs, int hangs, int leaks, int lostUnitsOfWork) {
    private Totals plus(Totals other) {
      return new Totals(
          runs + other.runs,
          hangs + other.hangs,
          leaks + other.leaks,
          lostUnitsOfWork + other.lostUnitsOfWork);
    }
  }

  /**
   * Reads what a grid has written.
   *
   * @throws AssertionError where it has not
   */
  static Faults read(Path file) {
    if (!Files.exists(file)) {
      throw new AssertionError(
          "there is no " + file + "; the fault grid writes it, run 'mvn verify' at the top");
    }
    try {
      JsonObject all = JsonParser.parseString(Exec.read(file)).getAsJsonObject();
      JsonObject totals = all.getAsJsonObject("totals");
      return new Faults(
          new Totals(
              totals.get("runs").getAsInt(),
              totals.get("hangs").getAsInt(),
              totals.get("leaks").getAsInt(),
              totals.get("lostUnitsOfWork").getAsInt()),
          all.getAsJsonArray("runs").asList().stream().map(JsonElement::getAsJsonObject).toList());
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new AssertionError(file + " is not what a fault grid writes", e);
    }
  }

  Faults plus(Faults other) {
    return new Faults(
        totals.plus(other.totals), Stream.concat(runs.stream(), other.runs.stream()).toList());
  }

  /** The runs on a platform. */
  List<JsonObject> on(String platform) {
    return runs.stream().filter(run -> run.get("platform").getAsString().equals(platform)).toList();
  }

  /** Those that went wrong. */
  List<JsonObject> problems() {
    return runs.stream().filter(run -> run.has("problem")).toList();
  }

  /** Writes it, a run a line. */
  void write(Path file) {
    JsonObject sums = new JsonObject();
    sums.addProperty("runs", totals.runs());
    sums.addProperty("hangs", totals.hangs());
    sums.addProperty("leaks", totals.leaks());
    sums.addProperty("lostUnitsOfWork", totals.lostUnitsOfWork());
    String lines = runs.stream().map(JsonObject::toString).collect(Collectors.joining(",\n"));
    try {
      Files.writeString(file, "{\"totals\":" + sums + ",\n\"runs\":[\n" + lines + "\n]}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
