// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.mapiosgi.spi.NativeDialog;
import org.mapiosgi.spi.NativeDialogs;

/** A provider that asks a person, in spite of all flags (R4). */
public abstract class DialogContract extends StagedContract {
  private static final long POLL_NANOS = 20_000_000;

  /** For subclasses. */
  protected DialogContract() {}

  private NativeDialogs dialogs() {
    return fixture().binding().dialogs();
  }

  private List<NativeDialog> awaitDialog(long thread) {
    long end = System.nanoTime() + PumpedThread.DEADLINE.toNanos();
    while (System.nanoTime() - end < 0) {
      List<NativeDialog> found =
          dialogs().find().stream().filter(dialog -> dialog.thread() == thread).toList();
      if (!found.isEmpty()) {
        return found;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new AssertionError("no dialog within " + PumpedThread.DEADLINE);
  }

  @Test
  void aDialogIsFoundOnItsThreadAndCancelledAndTheCallFails() {
    PumpedThread lane = stage().lane();
    long thread = lane.call(() -> dialogs().currentThread());
    CompletableFuture<Object> logon =
        lane.begin(
            () -> {
              refused(
                  () -> stage().mapi().logonEx(fixture().serviceProfile(), Desk.SERVICE_LOGON),
                  "MAPI_E_USER_CANCEL");
              return null;
            });
    List<NativeDialog> found = awaitDialog(thread);
    assertThat(found).hasSize(1);
    NativeDialog dialog = found.get(0);
    assertThat(dialog.caption()).isNotBlank();
    assertThat(dialog.text()).isNotBlank();
    assertThat(dialog.cancellable()).isTrue();
    assertThat(logon).isNotDone();
    assertThat(dialogs().cancel(dialog)).isTrue();
    Object unused = lane.await(logon, "the logon that asks");
    assertThat(dialogs().find()).doesNotContain(dialog);
    assertThat(dialogs().cancel(dialog)).as("it is gone").isFalse();
  }

  @Test
  void threadsHaveIdsOfTheirOwnAndNoneImpersonates() {
    long here = stage().lane().call(() -> dialogs().currentThread());
    long there = stage().lane().call(() -> dialogs().currentThread());
    assertThat(here).isNotEqualTo(there);
    assertThat(stage().lane().call(() -> fixture().binding().impersonatedAccount())).isEmpty();
    assertThat(dialogs().find()).isEmpty();
  }
}
