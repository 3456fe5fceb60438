// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.support.EmulatedSession;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStore;

class NewValuesTest {
  private final EmulatedSession session = EmulatedSession.open();
  private final Scope scope = new Scope(session, session.objects());
  private final UnitScope mapi = session.scope();
  private final NativeMessage message = message();

  @AfterEach
  void logOff() {
    mapi.close();
    scope.close();
    session.close();
  }

  private NativeMessage message() {
    EntryId inbox = mapi.inbox().entryId();
    NativeStore store = session.defaultStore();
    NativeFolder folder = scope.own(store, store.openFolder(inbox, NativeStore.MAPI_BEST_ACCESS));
    return scope.own(folder, folder.createMessage());
  }

  private static MessageData data(List<PropValue> values) {
    return new MessageData(PropertyBag.of(values), List.of(), List.of());
  }

  private Message filled(List<PropValue> values) throws Exception {
    MessageData data = data(values);
    NewValues ids = NewValues.of(data, new PropertyNames(() -> message, session.namedIds()), true);
    new MessageFilling(scope, ids).fill(message, data);
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    return mapi.message(EntryId.of(((Binary) value(Pr.ENTRYID)).toByteArray()));
  }

  private Object value(PropTag<?> tag) {
    return message.getProps(List.of(tag)).get(0).value();
  }

  @Test
  void namedPropertiesGetTheIdsOfTheStore() throws Exception {
    Message filled =
        filled(List.of(Pr.SUBJECT.with("s"), NamedPr.KEYWORDS.with(List.of("Paid", "May"))));
    assertThat(filled.get(NamedPr.KEYWORDS)).containsExactly("Paid", "May");
  }

  @Test
  void aValueThatTheStoreRefusesKeepsNoOtherFromBeingSet() throws Exception {
    Message filled =
        filled(
            List.of(
                Pr.CREATION_TIME.with(Instant.EPOCH),
                Pr.ENTRYID.with(EntryId.of(new byte[] {1})),
                Pr.SUBJECT.with("s"),
                Pr.BODY.with("x".repeat(10_000))));
    assertThat(filled.subject()).isEqualTo("s");
    assertThat(filled.body()).hasSize(10_000);
    assertThat(filled.get(Pr.CREATION_TIME)).isNotEqualTo(Instant.EPOCH);
  }

  @Test
  void aMailCannotUseUpTheNamesOfAStore() throws Exception {
    List<PropValue> values = new ArrayList<>();
    for (int i = 0; i < 2_049; i++) {
      values.add(NamedProperty.of(PropertySet.PUBLIC_STRINGS, "x" + i, ValueType.LONG).with(i));
    }
    assertThatThrownBy(() -> filled(values))
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("more than 2048 named properties");
    Message filled = filled(values.subList(0, 2_048));
    assertThat(filled.get(NamedProperty.of(PropertySet.PUBLIC_STRINGS, "x2047", ValueType.LONG)))
        .isEqualTo(2_047);
  }
}
