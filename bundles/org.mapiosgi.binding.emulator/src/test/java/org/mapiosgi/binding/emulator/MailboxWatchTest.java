// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeTable;

@Timeout(60)
class MailboxWatchTest {
  private static final String MAIL = "From: a@example.com\r\nSubject: %s\r\n\r\ntext";

  @TempDir private Path directory;

  private void mail(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, MAIL.formatted(name));
  }

  /** Waits for the notifications of the folder's table until it has a number of messages. */
  private static List<String> waitFor(LoggedOn on, NativeFolder folder, int messages) {
    NativeTable table = on.keep(folder.getContentsTable());
    long connection = table.advise(batch -> {});
    List<String> subjects = on.column(folder, Pr.SUBJECT);
    while (subjects.size() < messages) {
      assertThat(on.await()).isEqualTo(MessageQueue.Wakeup.MESSAGE);
      on.pump();
      subjects = on.column(folder, Pr.SUBJECT);
    }
    table.unadvise(connection);
    return subjects;
  }

  @Test
  void newFilesArriveWhileTheEmulatorRuns() throws IOException {
    mail("a.eml");
    MapiEmulator emulator =
        Emulators.open(
            EmulatorSettings.defaults().withMailbox(directory).withMailboxWatchSeconds(1));
    try (LoggedOn on = new LoggedOn(emulator)) {
      mail("b.eml");
      assertThat(waitFor(on, on.inbox(), 2)).containsExactly("a.eml", "b.eml");
      mail("Sent Items/c.eml");
      assertThat(waitFor(on, on.sentItems(), 1)).containsExactly("Sent Items/c.eml");
    }
  }

  @Test
  void aFileThatTheEmulatorWroteDoesNotArriveAgain() throws IOException {
    MapiEmulator emulator =
        Emulators.open(
            EmulatorSettings.defaults()
                .withMailbox(directory)
                .withMailboxWatchSeconds(1)
                .withMailboxWrite(MailboxWrite.EML));
    try (LoggedOn on = new LoggedOn(emulator)) {
      var note = on.keep(on.inbox().createMessage());
      note.setProps(List.of(Pr.SUBJECT.with("note")));
      note.saveChanges(0);
      // Both would be taken by the same look.
      mail("other.eml");
      assertThat(waitFor(on, on.inbox(), 2)).containsExactly("note", "other.eml");
    }
  }
}
