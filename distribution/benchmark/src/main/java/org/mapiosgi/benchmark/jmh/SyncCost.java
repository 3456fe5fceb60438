// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Change;
import org.mapiosgi.api.store.Changes;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;
import org.mapiosgi.api.store.SyncState;
import org.mapiosgi.model.UnitScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Finds out what is new in a folder of 1,000,000 messages of which 10,000 have changed: by the
 * changes since a state, or by a list of all entry ids, which would then have to be compared.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SyncCost {
  /** Incremental synchronization. */
  public static final String CHANGES = "10,000 changes";

  /** All entry ids. */
  public static final String LISTING = "1,000,000 entry ids";

  private static final int MESSAGES = 1_000_000;
  private static final int CHANGED = 10_000;
  private static final Query IDS = Query.columns(Pr.ENTRYID);

  /** The one to measure. */
  @Param({CHANGES, LISTING})
  public String subject;

  private EmulatedUnits units;
  private SyncState state;

  /** Fills the folder, takes the state, and changes some of the messages. */
  @Setup
  public void fill() {
    units = EmulatedUnits.open();
    state = units.call(SyncCost::filled);
  }

  private static SyncState filled(UnitScope mapi) {
    Folder inbox = mapi.inbox();
    try (Message message = inbox.createMessage()) {
      EntryId unused = message.subject("Figures").save().entryId();
    }
    for (int count = 1; count < MESSAGES; count = inbox.contentCount()) {
      inbox.copyMessages(ids(inbox, Math.min(count, MESSAGES - count)), inbox);
    }
    SyncState before = synchronize(inbox, SyncState.initial(), change -> {});
    for (EntryId id : ids(inbox, CHANGED)) {
      try (Message message = mapi.message(id)) {
        EntryId unused = message.subject("Figures, corrected").save().entryId();
      }
    }
    return before;
  }

  private static List<EntryId> ids(Folder folder, int most) {
    List<EntryId> ids = new ArrayList<>(most);
    try (Rows rows = folder.messages().query(IDS.limit(most))) {
      rows.forEach(row -> ids.add(row.get(Pr.ENTRYID)));
    }
    return ids;
  }

  private static SyncState synchronize(Folder folder, SyncState since, Consumer<Change> action) {
    try (Changes changes = folder.changesSince(since)) {
      changes.forEach(action);
      return changes.state();
    }
  }

  /** Logs off. */
  @TearDown
  public void end() {
    units.close();
  }

  /** Once. */
  @Benchmark
  public void read(Blackhole sink) {
    int read = units.call(mapi -> subject.equals(CHANGES) ? changes(mapi, sink) : list(mapi, sink));
    if (read != (subject.equals(CHANGES) ? CHANGED : MESSAGES)) {
      throw new IllegalStateException(read + " are not " + subject);
    }
  }

  private int changes(UnitScope mapi, Blackhole sink) {
    int[] read = new int[1];
    sink.consume(
        synchronize(
            mapi.inbox(),
            state,
            change -> {
              sink.consume(change);
              read[0]++;
            }));
    return read[0];
  }

  private static int list(UnitScope mapi, Blackhole sink) {
    int read = 0;
    try (Rows rows = mapi.inbox().messages().query(IDS)) {
      for (Row row : rows) {
        sink.consume(row.get(Pr.ENTRYID));
        read++;
      }
    }
    return read;
  }
}
