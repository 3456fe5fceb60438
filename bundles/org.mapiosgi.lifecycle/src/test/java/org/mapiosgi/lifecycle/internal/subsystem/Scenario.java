// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.osgi.util.promise.Promise;

/** What the product does while a native call fails. */
enum Scenario {
  START,
  READ_50 {
    @Override
    int messages() {
      return 50;
    }

    @Override
    List<Promise<?>> work(Bench bench, MapiSession session) {
      return List.of(session.submit(Scenario::readAll));
    }
  },
  SEND_5 {
    @Override
    List<Promise<?>> work(Bench bench, MapiSession session) {
      List<Promise<?>> sent = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        sent.add(session.submit(Scenario::send));
      }
      return sent;
    }
  },
  NOTIFIED {
    @Override
    List<Promise<?>> work(Bench bench, MapiSession session) {
      bench.heard.clear();
      bench.stage.deliver();
      MapiEvent event = hear(bench);
      return List.of(session.submit(mapi -> mapi.message(event.entryId().orElseThrow()).subject()));
    }
  },
  ATTACHMENT {
    @Override
    List<Promise<?>> work(Bench bench, MapiSession session) {
      return List.of(session.submit(Scenario::writeAndReadAttachment));
    }
  },
  ANSWER {
    @Override
    int messages() {
      return 1;
    }

    @Override
    List<Promise<?>> work(Bench bench, MapiSession session) {
      return List.of(session.submit(Scenario::answer));
    }
  },
  STOP;

  private static final int ATTACHED = 150_000;

  /** How many messages have to be in the Inbox before. */
  int messages() {
    return 0;
  }

  /** What is done while a fault is armed, and again when it is not. */
  List<Promise<?>> work(Bench bench, MapiSession session) {
    return List.of(session.submit(mapi -> mapi.defaultStore().displayName()));
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Integer readAll(MapiScope mapi) {
    int read = 0;
    for (Row row : mapi.inbox().messages().query(Query.columns(Pr.ENTRYID))) {
      if (!mapi.message(row.get(Pr.ENTRYID)).subject().isEmpty()) {
        read++;
      }
    }
    return read;
  }

  private static EntryId send(MapiScope mapi) {
    return mapi.defaultStore()
        .outbox()
        .createMessage()
        .subject("sent")
        .body("text")
        .to("Jo", "jo@example.com")
        .submit();
  }

  private static EntryId answer(MapiScope mapi) {
    Row first = mapi.inbox().messages().first(Query.columns(Pr.ENTRYID)).orElseThrow();
    Message reply = mapi.message(first.get(Pr.ENTRYID)).reply();
    reply.attachMessage("inner").subject("inner").save();
    return reply.prependText("text").submit();
  }

  private static Integer writeAndReadAttachment(MapiScope mapi) throws Exception {
    EntryId id =
        mapi.defaultStore()
            .inbox()
            .createMessage()
            .subject("attached")
            .attach("a.bin", "", new ByteArrayInputStream(new byte[ATTACHED]))
            .save()
            .entryId();
    try (InputStream content = mapi.message(id).attachments().get(0).openStream()) {
      return content.readAllBytes().length;
    }
  }

  private static MapiEvent hear(Bench bench) {
    try {
      while (true) {
        MapiEvent event = bench.heard.poll(Bench.LONG.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
          throw new AssertionError("no notification came");
        }
        if (event.kind() == MapiEvent.Kind.NEW_MAIL) {
          return event;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
