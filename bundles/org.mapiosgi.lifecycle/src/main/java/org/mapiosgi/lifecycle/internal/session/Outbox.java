// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** Looks into the Outbox of a store. */
final class Outbox {
  private Outbox() {}

  /**
   * Counts the messages in the Outbox that are on their way out; 0 if the store has no Outbox. On
   * the store's lane.
   *
   * @throws MapiException if the Outbox cannot be read
   */
  static int submitted(NativeStore store) {
    Optional<EntryId> outbox = PropertyAccess.find(store, Pr.IPM_OUTBOX_ENTRYID);
    if (outbox.isEmpty()) {
      return 0;
    }
    NativeFolder folder = store.openFolder(outbox.get(), NativeStore.MAPI_BEST_ACCESS);
    try {
      return submitted(folder);
    } finally {
      folder.release();
    }
  }

  private static int submitted(NativeFolder outbox) {
    NativeTable table = outbox.getContentsTable();
    try {
      AtomicInteger count = new AtomicInteger();
      TableReader.readAll(
          table,
          row -> {
            if (row.get(Pr.MESSAGE_FLAGS, Set.of()).contains(MsgFlag.SUBMIT)) {
              count.incrementAndGet();
            }
          },
          Pr.MESSAGE_FLAGS);
      return count.get();
    } finally {
      table.release();
    }
  }
}
