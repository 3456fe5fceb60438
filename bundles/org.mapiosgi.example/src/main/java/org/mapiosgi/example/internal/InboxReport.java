// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;

/**
 * Holds the content of the Inbox: plain values, which outlive the unit of work that read them.
 *
 * @param newest the newest messages, newest first
 * @param read how many messages were read, one by one
 * @param counted how many the provider says there are
 */
record InboxReport(List<Line> newest, int read, int counted) {
  private static final Query NEWEST =
      Query.columns(Pr.MESSAGE_DELIVERY_TIME, Pr.SENDER_NAME, Pr.SUBJECT, Pr.MESSAGE_SIZE)
          .orderBy(Pr.MESSAGE_DELIVERY_TIME.descending());
  private static final Query IDS = Query.columns(Pr.ENTRYID);

  /**
   * One message.
   *
   * @param delivered empty where it was never delivered
   */
  record Line(Optional<Instant> delivered, String sender, String subject, int bytes) {
    static Line of(Row row) {
      return new Line(
          row.find(Pr.MESSAGE_DELIVERY_TIME),
          row.get(Pr.SENDER_NAME, ""),
          row.get(Pr.SUBJECT, ""),
          row.get(Pr.MESSAGE_SIZE, 0));
    }

    @Override
    public String toString() {
      String when = delivered.map(Instant::toString).orElse("(not delivered)");
      return String.format("%-20s  %-24s  %s (%,d bytes)", when, sender, subject, bytes);
    }
  }

  /** A unit of work: reads the report. */
  static InboxReport read(MapiScope mapi, int newestWanted) {
    Folder inbox = mapi.inbox();
    List<Line> newest =
        inbox.messages().list(NEWEST.limit(newestWanted)).stream().map(Line::of).toList();
    try (Stream<Row> all = inbox.messages().query(IDS).stream()) {
      return new InboxReport(newest, (int) all.count(), inbox.messages().count());
    }
  }
}
