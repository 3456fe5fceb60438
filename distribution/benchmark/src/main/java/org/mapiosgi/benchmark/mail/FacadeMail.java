// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;
import org.mapiosgi.lifecycle.start.StandaloneMapi;
import org.mapiosgi.lifecycle.start.StandaloneSettings;
import org.mapiosgi.pump.start.MessagePumps;
import org.mapiosgi.spi.MapiSubsystemBinding;

/** The Inbox of a session through the facade; ends with the process. */
public final class FacadeMail {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Query QUERY = Query.columns(Columns.array());
  private static final int CHUNK = 64 << 10;
  private static final int MIB = 1 << 20;

  private final MapiSession session;

  private FacadeMail(MapiSession session) {
    this.session = session;
  }

  /** Logs on. */
  public static FacadeMail open(MapiSubsystemBinding binding, String profile)
      throws InterruptedException {
    StandaloneMapi mapi =
        StandaloneMapi.start(
            StandaloneSettings.defaults().consumer("benchmark"), binding, MessagePumps.factory());
    mapi.addSession("mail", profile);
    return new FacadeMail(
        mapi.awaitSession("mail", LONG)
            .orElseThrow(() -> new IllegalStateException("not up: " + mapi.subsystem().status())));
  }

  private <T> T within(MapiTask<T> task) throws Exception {
    return session.call(task, LONG);
  }

  /** Walks over all rows, one at a time or after they are all in a list; returns nanoseconds. */
  public long walk(boolean collected) throws Exception {
    return within(
        mapi -> {
          long start = System.nanoTime();
          long unused = sum(mapi, collected);
          return System.nanoTime() - start;
        });
  }

  private static long sum(MapiScope mapi, boolean collected) {
    long sum = 0;
    try (Rows rows = mapi.inbox().messages().query(QUERY)) {
      for (Row row : collected ? rows.toList() : rows) {
        sum += row.get(Pr.IMPORTANCE);
      }
    }
    return sum;
  }

  /** Walks over all rows; returns the bytes that are held at most, beyond those before the walk. */
  public long held(int every) throws Exception {
    return within(
        mapi -> {
          long before = used();
          long most = 0;
          int number = 0;
          try (Rows rows = mapi.inbox().messages().query(QUERY)) {
            for (Row row : rows) {
              if (row.get(Pr.IMPORTANCE) >= 0 && number++ % every == 0) {
                most = Math.max(most, used() - before);
              }
            }
          }
          return most;
        });
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Makes a message with one attachment. */
  public void attach(int mebibytes) throws Exception {
    Object unused =
        within(
            mapi -> {
              Message message = mapi.inbox().createMessage().set(Pr.SUBJECT, "large");
              try (OutputStream out = message.attach("large.bin", "application/octet-stream")) {
                byte[] chunk = new byte[MIB];
                for (int i = 0; i < mebibytes; i++) {
                  out.write(chunk);
                }
              }
              message.save();
              return mebibytes;
            });
  }

  /** Reads the attachment of that message by its stream; returns nanoseconds. */
  public long readAttachment() throws Exception {
    return within(
        mapi -> {
          Row row =
              mapi.inbox()
                  .messages()
                  .first(Query.columns(Pr.ENTRYID).where(Restriction.is(Pr.SUBJECT, "large")))
                  .orElseThrow();
          Attachment attachment = mapi.message(row.get(Pr.ENTRYID)).attachments().get(0);
          long start = System.nanoTime();
          long unused = length(attachment);
          return System.nanoTime() - start;
        });
  }

  private static long length(Attachment attachment) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long length = 0;
    try (InputStream in = attachment.openStream()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        length += read;
      }
    }
    return length;
  }
}
