// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.lifecycle.internal.session.Logon;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.session.OpenObjects;

class StoreLimitTest {
  private static final EntryId OTHER = EntryId.of((byte) 2);

  private final Quotas quotas = new Quotas(LimitSettings.USUAL);
  private final RecordingMapi mapi = new RecordingMapi();

  private Logon logon(String name, Quotas counted) {
    return Logon.open(
        mapi.mapi(),
        name,
        "profile",
        ServiceMode.SERVICE,
        counted.ofSession(name),
        16 << 20,
        event -> {},
        true);
  }

  private static LimitStatus stores(Quotas counted) {
    return counted.status().stream()
        .filter(limit -> limit.counted().equals("open stores"))
        .findFirst()
        .orElseThrow();
  }

  private long storesOpened() {
    return mapi.words().stream()
        .filter(passed -> passed.word() == org.mapiosgi.api.rule.FlagRule.Word.OPEN_MSG_STORE)
        .count();
  }

  @Test
  void theStoreAfter255IsRefusedBeforeTheCallWhateverSessionAsks() {
    Logon one = logon("one", quotas);
    Logon two = logon("two", quotas);
    OpenObjects objects = new OpenObjects();
    try (UnitScope scope = new UnitScope(one, objects)) {
      for (int i = 2; i < 255; i++) {
        MessageStore unused = scope.store(OTHER);
      }
      assertThat(stores(quotas).used()).isEqualTo(255);
      try (UnitScope other = new UnitScope(two, new OpenObjects())) {
        assertThatThrownBy(() -> other.store(OTHER))
            .isInstanceOf(MapiException.class)
            .hasMessageContaining("MAPI_E_FAILONEPROVIDER (0x8004011D)")
            .hasMessageContaining("255 open stores of this process")
            .hasMessageContaining("R14: refused before the call");
      }
      assertThat(storesOpened()).isEqualTo(255);
      assertThat(objects.byInterface().values()).containsExactly(253);
    }
    assertThat(objects.byInterface()).isEmpty();
    assertThat(stores(quotas).used()).isEqualTo(2);
    try (UnitScope scope = new UnitScope(two, new OpenObjects())) {
      try (MessageStore store = scope.store(OTHER)) {
        assertThat(store).isNotNull();
        assertThat(stores(quotas).used()).isEqualTo(3);
      }
      assertThat(stores(quotas).used()).isEqualTo(2);
      scope.defaultStore().close();
      assertThat(stores(quotas).used()).as("the session keeps its own").isEqualTo(2);
    }
    two.close();
    one.close();
    assertThat(stores(quotas).used()).isZero();
    assertThat(stores(quotas).refused()).isEqualTo(1);
    assertThat(stores(quotas).highest()).isEqualTo(255);
  }

  @Test
  void aLogonWithoutAPlaceForItsStoreLeavesNothing() {
    Quotas none = new Quotas(new LimitSettings(Map.of(Counted.STORE, 1)));
    Logon one = logon("one", none);
    assertThatThrownBy(() -> logon("two", none)).hasMessageContaining("R14: refused before");
    one.close();
    assertThat(none.status()).allMatch(limit -> limit.used() == 0);
    Logon again = logon("two", none);
    again.close();
  }

  @Test
  void zeroIsAnyNumber() {
    Quotas any = new Quotas(new LimitSettings(Map.of(Counted.STORE, 0)));
    Logon one = logon("one", any);
    try (UnitScope scope = new UnitScope(one, new OpenObjects())) {
      for (int i = 0; i < 300; i++) {
        MessageStore unused = scope.store(OTHER);
      }
      assertThat(stores(any).used()).isEqualTo(301);
      assertThat(stores(any).near()).isFalse();
    }
    one.close();
  }

  @Test
  void aLimitBelowZeroIsRefusedByTheNameOfItsProperty() {
    assertThatThrownBy(() -> new LimitSettings(Map.of(Counted.MESSAGE, -1)))
        .hasMessage("limit.messages is -1, but must be at least 0");
  }
}
