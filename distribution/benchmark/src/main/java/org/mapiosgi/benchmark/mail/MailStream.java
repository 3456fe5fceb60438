// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.workload.Workload;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeStream;
import org.mapiosgi.spi.NativeTable;

/** M3: a mail of {@code megabytes} whose attachment is read as a stream. */
final class MailStream implements Workload {
  private static final String LINE = "QUJD".repeat(19) + "\r\n";
  private static final int BYTES_OF_LINE = 57;
  private static final int CHUNK = 64 * 1024;
  private static final double NANOS_OF_SECOND = 1e9;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int lines = (order.number("megabytes") << 20) / LINE.length();
    try (Scratch scratch = Scratch.open()) {
      write(scratch.directory().resolve("long.eml"), lines);
      MapiEmulator emulator =
          Emulators.open(EmulatorSettings.defaults().withMailbox(scratch.directory()));
      long start = System.nanoTime();
      long read = attachment(emulator);
      return Line.of(Line.RESULT)
          .with("lost", (long) BYTES_OF_LINE * lines - read)
          .with("seconds", (System.nanoTime() - start) / NANOS_OF_SECOND);
    }
  }

  private static void write(Path file, int lines) throws Exception {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      String head =
          "From: a@example.com\r\nSubject: long\r\nContent-Type: application/octet-stream;"
              + " name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] line = LINE.getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < lines; i++) {
        out.write(line);
      }
    }
  }

  /** Reads the attachment of the only message; returns the number of its bytes. */
  private static long attachment(MapiEmulator emulator) {
    NativeMapi mapi = emulator.load();
    MessageQueue queue = emulator.queues().open("benchmark");
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    mapi.oleInitialize();
    NativeSession session =
        mapi.logonEx(emulator.settings().profile(), ServiceMode.SERVICE.logonFlags());
    NativeStore store =
        session.openMsgStore(
            first(session.getMsgStoresTable()),
            NativeSession.MDB_NO_DIALOG | NativeSession.MDB_NO_MAIL);
    NativeFolder inbox = store.openFolder(store.getReceiveFolder("IPM.Note"), 0);
    NativeMessage message = store.openMessage(first(inbox.getContentsTable()), 0);
    NativeProps attachment = message.openAttach(0, 0);
    NativeStream stream = attachment.openStream(Pr.ATTACH_DATA_BIN, 0);
    long bytes = 0;
    byte[] chunk = new byte[CHUNK];
    for (int n = stream.read(chunk, 0, CHUNK); n > 0; n = stream.read(chunk, 0, CHUNK)) {
      bytes += n;
    }
    stream.release();
    attachment.release();
    message.release();
    inbox.release();
    store.release();
    session.logoff(0);
    session.release();
    mapi.oleUninitialize();
    mapi.uninitialize();
    queue.close();
    return bytes;
  }

  private static EntryId first(NativeTable table) {
    table.setColumns(List.of(Pr.ENTRYID));
    PropValue id = table.queryRows(1).get(0).get(0);
    table.release();
    return Pr.ENTRYID.valueType().fromWire(id.value());
  }
}
