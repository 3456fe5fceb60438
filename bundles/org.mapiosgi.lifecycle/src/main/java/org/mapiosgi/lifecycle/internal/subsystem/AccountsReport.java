// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.lifecycle.internal.session.Sessions;
import org.mapiosgi.lifecycle.internal.thread.LaneReport;
import org.mapiosgi.lifecycle.internal.thread.MapiThreads;
import org.mapiosgi.spi.NativeMapi;

/** Reports the open objects of MAPI and their holders. Any thread. */
final class AccountsReport {
  private AccountsReport() {}

  /**
   * The accounts at this moment.
   *
   * @param threads null while there are none
   * @param mapi null while it was not loaded
   */
  static MapiAccounts of(
      @Nullable MapiThreads threads,
      @Nullable NativeMapi mapi,
      Sessions sessions,
      Quotas quotas,
      Losses losses) {
    List<ObjectHolder> holders = new ArrayList<>();
    sessions.all().forEach(session -> session.holder().ifPresent(holders::add));
    if (threads != null) {
      holders.addAll(LaneReport.holders(threads));
    }
    holders.addAll(losses.holders());
    return MapiAccounts.builder()
        .liveObjects(mapi == null ? Map.of() : mapi.liveObjects())
        .liveBuffers(mapi == null ? 0 : mapi.liveBuffers())
        .holders(holders)
        .lanes(threads == null ? List.of() : LaneReport.of(threads))
        .limits(quotas.status())
        .build();
  }
}
