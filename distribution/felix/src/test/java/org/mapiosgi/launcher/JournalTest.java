// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();

  private Journal journal(Path log) {
    return new Journal(new PrintStream(console, true, StandardCharsets.UTF_8), log);
  }

  @Test
  void whatIsSaidIsOnTheConsoleAndInTheLogBehindWhatIsThere() throws IOException {
    Path log = directory.resolve("mapi-osgi.log");
    Files.writeString(log, "before\n");
    journal(log).say("WARN", "something is wrong");
    assertThat(console.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("mapi-osgi: something is wrong");
    assertThat(Files.readAllLines(log))
        .hasSize(2)
        .startsWith("before")
        .last()
        .asString()
        .contains(" WARN ")
        .endsWith("mapi-osgi - something is wrong");
  }

  @Test
  void aLogThatCannotBeWrittenKeepsNothingFromTheConsole() {
    journal(directory).say("INFO", "running");
    assertThat(console.toString(StandardCharsets.UTF_8)).contains("running");
  }

  @Test
  void aLogHasOneWriterAtATime() throws IOException {
    Path log = directory.resolve("a.log");
    List<String> taken = new ArrayList<>();
    AtomicBoolean there = new AtomicBoolean(true);
    Journal journal = journal(log);
    journal.through((level, words) -> there.get() && taken.add(level + " " + words));
    journal.say("WARN", "while the logging is there");
    assertThat(taken).containsExactly("WARN while the logging is there");
    assertThat(log).doesNotExist();
    there.set(false);
    journal.note("INFO", "after its end");
    assertThat(Files.readString(log)).contains("INFO ", "mapi-osgi - after its end");
    assertThat(taken).hasSize(1);
  }
}
