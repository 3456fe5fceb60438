// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** The Inbox of an emulator by the SPI alone, on the thread that opened it. */
final class SpiMail {
  private static final int BATCH = 256;
  private static final int ORIGINALS = 1_000;

  private final NativeFolder inbox;

  private SpiMail(NativeFolder inbox) {
    this.inbox = inbox;
  }

  /** Logs on, and fills the Inbox. */
  static SpiMail open(MapiEmulator emulator, int messages) {
    NativeMapi mapi = emulator.load();
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    mapi.oleInitialize();
    NativeSession session =
        mapi.logonEx(emulator.settings().profile(), ServiceMode.SERVICE.logonFlags());
    NativeTable stores = session.getMsgStoresTable();
    stores.setColumns(List.of(Pr.ENTRYID));
    EntryId id = Pr.ENTRYID.valueType().fromWire(stores.queryRows(1).cells(0)[0]);
    stores.release();
    NativeStore store =
        session.openMsgStore(id, NativeSession.MDB_NO_DIALOG | NativeSession.MDB_WRITE);
    SpiMail mail =
        new SpiMail(
            store.openFolder(store.getReceiveFolder("IPM.Note"), NativeStore.MAPI_BEST_ACCESS));
    mail.fill(messages);
    return mail;
  }

  private void fill(int messages) {
    for (int number = 0; number < Math.min(messages, ORIGINALS); number++) {
      create(number);
    }
    for (int made = ORIGINALS; made < messages; made *= 2) {
      NativeTable table = inbox.getContentsTable();
      table.setColumns(List.of(Pr.ENTRYID));
      List<EntryId> ids = new ArrayList<>();
      for (NativeRows rows = table.queryRows(BATCH);
          !rows.isEmpty() && ids.size() < messages - made;
          rows = table.queryRows(BATCH)) {
        for (int row = 0; row < rows.size() && ids.size() < messages - made; row++) {
          ids.add(Pr.ENTRYID.valueType().fromWire(rows.cells(row)[0]));
        }
      }
      table.release();
      if (inbox.copyMessages(ids, inbox, 0).isFailure()) {
        throw new IllegalStateException("messages were not copied");
      }
    }
  }

  private void create(int number) {
    NativeMessage message = inbox.createMessage();
    List<PropValue> values =
        List.of(
            Pr.MESSAGE_CLASS.with("IPM.Note"),
            Pr.SUBJECT.with("Invoice " + number + " of the month"),
            Pr.SENDER_NAME.with("Ada Example"),
            Pr.MESSAGE_DELIVERY_TIME.with(Instant.ofEpochSecond(1_700_000_000L + number)),
            Pr.IMPORTANCE.with(1));
    message.setProps(values);
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    message.release();
  }

  /** Walks over all rows of a new table; returns a sum, so that each row is looked at. */
  long walk() {
    NativeTable table = inbox.getContentsTable();
    try {
      table.setColumns(Columns.ALL);
      long sum = 0;
      for (NativeRows rows = table.queryRows(BATCH);
          !rows.isEmpty();
          rows = table.queryRows(BATCH)) {
        for (int row = 0; row < rows.size(); row++) {
          sum += (Integer) rows.cells(row)[Columns.LOOKED_AT];
        }
      }
      return sum;
    } finally {
      table.release();
    }
  }
}
