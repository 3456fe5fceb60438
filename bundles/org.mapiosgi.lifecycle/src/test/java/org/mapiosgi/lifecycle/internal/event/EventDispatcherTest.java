// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.spi.NativeEvent;

class EventDispatcherTest {
  private static final EntryId INBOX = EntryId.of((byte) 1);

  private final EventDispatcher events = new EventDispatcher();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private static final int MAPI_MESSAGE = 5;

  private final MapiListener listener = event -> heard.add(event.session() + " " + event.kind());

  @AfterEach
  void end() {
    events.deactivate();
  }

  private void happens(String session, MapiEvent.Kind kind) {
    events.dispatch(
        session,
        INBOX,
        List.of(
            NativeEvent.of(kind).withObject(MAPI_MESSAGE, Optional.empty(), Optional.of(INBOX))));
  }

  private String next() throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void oneListenerThatIsRegisteredTwiceHearsForBothAndEachGoesAlone() throws Exception {
    events.add("service 1", listener, Listeners.OWNER, Map.of(MapiListener.SESSION, "one"));
    events.add("service 2", listener, Listeners.OWNER, Map.of(MapiListener.SESSION, "two"));
    happens("one", MapiEvent.Kind.NEW_MAIL);
    assertThat(next()).isEqualTo("one NEW_MAIL");
    happens("two", MapiEvent.Kind.NEW_MAIL);
    assertThat(next()).isEqualTo("two NEW_MAIL");
    events.remove("service 2");
    happens("two", MapiEvent.Kind.NEW_MAIL);
    happens("one", MapiEvent.Kind.NEW_MAIL);
    assertThat(next()).isEqualTo("one NEW_MAIL");
    assertThat(heard).isEmpty();
  }

  @Test
  void aListenerThatWaitsForASessionThatNobodyConfiguredIsAFindingWithItsOwner() {
    events.add("service 1", listener, Listeners.OWNER, Map.of(MapiListener.SESSION, "defualt"));
    events.add("service 2", listener, Listeners.OWNER, Map.of(MapiListener.FOLDER, "/Outbox"));
    assertThat(events.findings(Set.of("default")))
        .extracting(Finding::text)
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains(
                        "component com.example.C",
                        "bundle com.example.consumer",
                        "waits for session 'defualt'",
                        "there is default"))
        .anySatisfy(text -> assertThat(text).contains("'/Outbox'", "it hears nothing"))
        .hasSize(2);
    assertThat(events.findings(Set.of("defualt"))).hasSize(1);
  }
}
