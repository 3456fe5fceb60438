// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent.Kind;
import org.mapiosgi.spi.NativeEvent;

class EarlyEventsTest {
  private final EarlyEvents events = new EarlyEvents();
  private final List<NativeEvent> heard = new ArrayList<>();
  private final AtomicInteger resyncs = new AtomicInteger();

  private void come(Kind kind, int count) {
    events.take(Collections.nCopies(count, NativeEvent.of(kind)), heard::addAll);
  }

  @Test
  void whatComesBeforeTheSessionIsUpIsHeardThenAndFirst() {
    come(Kind.CREATED, 1);
    come(Kind.NEW_MAIL, 1);
    assertThat(heard).isEmpty();
    events.open(heard::addAll, resyncs::incrementAndGet);
    come(Kind.DELETED, 1);
    assertThat(heard)
        .extracting(NativeEvent::kind)
        .containsExactly(Kind.CREATED, Kind.NEW_MAIL, Kind.DELETED);
    assertThat(resyncs).hasValue(0);
  }

  @Test
  void tooManyBecomeOneRequestToLook() {
    come(Kind.CREATED, EarlyEvents.MOST);
    come(Kind.CREATED, 1);
    come(Kind.CREATED, 1);
    events.open(heard::addAll, resyncs::incrementAndGet);
    assertThat(heard).isEmpty();
    assertThat(resyncs).hasValue(1);
    come(Kind.NEW_MAIL, 1);
    assertThat(heard).hasSize(1);
  }
}
