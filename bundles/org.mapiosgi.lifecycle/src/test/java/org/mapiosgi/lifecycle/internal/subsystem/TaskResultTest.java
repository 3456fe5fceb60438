// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;

/** Tests the results that a task may return, and the objects that it must not leave behind. */
class TaskResultTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @RegisterExtension final Rig rig = new Rig(1, Duration.ofSeconds(5));

  private MapiSession session() throws Exception {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    return rig.up();
  }

  private static void refused(MapiSession session, String type, MapiTask<?> task) {
    assertThatThrownBy(() -> session.call(task, DEADLINE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("returned a " + type);
  }

  @Test
  void anObjectThatEndsWithTheTaskIsNoResult() throws Exception {
    MapiSession session = session();
    EntryId id = rig.emulator.deliver("a@example.com", "news", "text");
    refused(session, "Message", mapi -> mapi.message(id));
    refused(session, "Folder", mapi -> mapi.inbox());
    refused(session, "Folder", mapi -> Optional.of(mapi.inbox()));
    refused(session, "Folder", mapi -> List.of("text", mapi.inbox()));
    refused(session, "MessageStore", mapi -> mapi.defaultStore());
    refused(session, "Table", mapi -> mapi.inbox().messages());
    refused(session, "Rows", mapi -> mapi.inbox().messages().query(Query.all()));
    refused(session, "MapiScope", mapi -> mapi);
    refused(session, "InputStream", mapi -> mapi.message(id).openStream(Pr.BODY));
    List<Row> rows = session.call(mapi -> mapi.inbox().messages().list(Query.all()), DEADLINE);
    assertThat(rows).hasSize(1);
  }

  @Test
  void aChangeThatWasNotSavedFailsThePromiseByName() throws Exception {
    MapiSession session = session();
    EntryId id = rig.emulator.deliver("a@example.com", "news", "text");
    assertThatThrownBy(
            () -> session.call(mapi -> mapi.message(id).subject("x").subject(), DEADLINE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("message " + id)
        .hasMessageContaining("save()");
    assertThatThrownBy(
            () ->
                session.call(
                    mapi -> {
                      mapi.inbox().createMessage().close();
                      return null;
                    },
                    DEADLINE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a new message in folder 'Inbox'");
    String subject =
        session.call(
            mapi -> {
              Message message = mapi.message(id);
              String before = message.subject();
              message.subject("y").discard();
              return before;
            },
            DEADLINE);
    assertThat(subject).isEqualTo("news");
  }

  @Test
  void whatATaskThrowsIsToldAndNotTheChangeThatItLost() throws Exception {
    MapiSession session = session();
    assertThatThrownBy(
            () ->
                session.call(
                    mapi -> {
                      mapi.inbox().createMessage();
                      throw new IllegalArgumentException("the task's own");
                    },
                    DEADLINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the task's own");
  }
}
