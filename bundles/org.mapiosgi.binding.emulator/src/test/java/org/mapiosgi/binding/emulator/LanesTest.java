// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.MapiEvent.Kind;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeTable;

@Timeout(60)
class LanesTest {
  private static final int LANES = 4;
  private static final int MESSAGES = 200;

  private final MapiEmulator emulator = Emulators.open();

  /** Creates, finds and deletes messages of its own in a folder that all lanes share. */
  private void work(LoggedOn on, int lane) {
    on.mapi().initialize(NativeMapi.MAPI_NT_SERVICE);
    EntryId inboxId = on.store().getReceiveFolder("IPM.Note");
    NativeFolder inbox = on.store().openFolder(inboxId, NativeProps.MAPI_MODIFY);
    for (int number = 0; number < MESSAGES; number++) {
      NativeMessage message = inbox.createMessage();
      message.setProps(List.of(Pr.SUBJECT.with("lane " + lane)));
      message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      EntryId id = LoggedOn.get(message, Pr.ENTRYID);
      message.release();
      NativeTable table = inbox.getContentsTable();
      table.restrict(Restriction.is(Pr.SUBJECT, "lane " + lane));
      assertThat(table.getRowCount()).isEqualTo(number % 2 + 1);
      table.release();
      if (number % 2 == 1) {
        inbox.deleteMessages(List.of(id, previous(inbox, lane)));
      }
    }
    inbox.release();
    on.mapi().uninitialize();
  }

  private static EntryId previous(NativeFolder inbox, int lane) {
    NativeTable table = inbox.getContentsTable();
    table.setColumns(List.of(Pr.ENTRYID));
    table.restrict(Restriction.is(Pr.SUBJECT, "lane " + lane));
    EntryId id = LoggedOn.read(table.queryRows(1).get(0), Pr.ENTRYID);
    table.release();
    return id;
  }

  @Test
  void lanesWorkSideBySideWhileTheFirstThreadPumps() throws Exception {
    try (LoggedOn on = new LoggedOn(emulator)) {
      AtomicInteger created = new AtomicInteger();
      long connection =
          on.store()
              .advise(
                  Optional.empty(), Kind.CREATED.mask(), batch -> created.addAndGet(batch.size()));
      List<CompletableFuture<Void>> lanes = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        int lane = i;
        CompletableFuture<Void> done = new CompletableFuture<>();
        lanes.add(done);
        new Thread(
                () -> {
                  try {
                    work(on, lane);
                    done.complete(null);
                  } catch (Throwable e) {
                    done.completeExceptionally(e);
                  }
                },
                "lane-" + lane)
            .start();
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
      while (!all.isDone()) {
        on.pump();
        Thread.onSpinWait();
      }
      all.get();
      on.pump();
      on.store().unadvise(connection);
      assertThat(created).hasValue(LANES * MESSAGES);
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).isEmpty();
      assertThat(on.violatedRules()).isEmpty();
    }
    assertThat(emulator.load().violations()).isEmpty();
    assertThat(emulator.load().liveObjects()).isEmpty();
  }
}
