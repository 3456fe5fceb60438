// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.MailboxAccess;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class OtherMailboxTest {
  private static final EmulatorSettings SETTINGS =
      EmulatorSettings.defaults()
          .withSharedMailboxes("Invoices <invoices@example.com>")
          .withAddressBook(
              "Ada Example <ada@example.com>",
              "Ada Sample <ada.sample@example.com>",
              "Team <team@example.com>: ada@example.com");

  private final EmulatedSession session = EmulatedSession.open(SETTINGS);
  private final UnitScope mapi = session.scope();

  @AfterEach
  void logOff() {
    mapi.close();
    session.close();
  }

  @Test
  void aSharedMailboxIsOpenedByItsAddressOrItsName() {
    try (MessageStore byAddress = mapi.openMailbox("Invoices@example.com");
        MessageStore byDn = mapi.openMailbox("/o=emulator/cn=Recipients/cn=invoices@example.com")) {
      assertThat(byAddress.displayName()).isEqualTo("Mailbox - Invoices");
      assertThat(byAddress.get(Pr.DEFAULT_STORE)).isFalse();
      assertThat(byDn.entryId()).isEqualTo(byAddress.entryId());
      assertThat(byAddress.inbox().entryId()).isNotEqualTo(mapi.inbox().entryId());
      assertThat(byAddress.drafts().displayName()).isEqualTo("Drafts");
    }
  }

  @Test
  void closingItReleasesItAndAllThatIsOpenInIt() {
    MessageStore shared =
        mapi.openMailbox("invoices@example.com", EnumSet.allOf(MailboxAccess.class));
    Folder inbox = shared.inbox();
    assertThat(session.objects().byInterface()).containsEntry("IMsgStore", 1);
    shared.close();
    assertThat(session.objects().byInterface())
        .doesNotContainKeys("IMsgStore", "IMAPIFolder", "IExchangeManageStore", "IMailUser");
    assertThatThrownBy(inbox::displayName).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void messagesAndFoldersGoFromOneMailboxToAnother() {
    MessageStore shared = mapi.openMailbox("invoices@example.com");
    EntryId id = mapi.inbox().createMessage().subject("paid").save().entryId();
    EntryId moved = mapi.inbox().moveMessage(id, shared.inbox()).orElseThrow();
    try (Message mail = shared.message(moved)) {
      assertThat(mail.subject()).isEqualTo("paid");
    }
    assertThat(mapi.inbox().contentCount()).isZero();
    Folder folder = mapi.inbox().createFolder("2026");
    assertThat(folder.createMessage().subject("in it").save()).isNotNull();
    Folder there = folder.moveTo(shared.inbox());
    assertThat(there.contentCount()).isEqualTo(1);
    assertThat(there.parent().orElseThrow().entryId()).isEqualTo(shared.inbox().entryId());
    assertThat(mapi.inbox().findFolder("2026")).isEmpty();
  }

  @Test
  void whatIsNoMailboxIsNotFound() {
    for (String unknown : new String[] {"zoe@example.org", "Zoe", "/o=x", "team@example.com"}) {
      assertThatThrownBy(() -> mapi.openMailbox(unknown))
          .as(unknown)
          .hasMessageContaining("MAPI_E_NOT_FOUND")
          .hasMessageContaining(unknown);
    }
    assertThatThrownBy(() -> mapi.openMailbox("ada"))
        .hasMessageContaining("MAPI_E_AMBIGUOUS_RECIP")
        .hasMessageContaining("ada.sample@example.com");
    assertThatThrownBy(() -> mapi.openMailbox("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMailboxWithoutRightsIsRefusedAndNothingStaysOpen() {
    assertThatThrownBy(() -> mapi.openMailbox("ada@example.com"))
        .hasMessageContaining("MAPI_E_NO_ACCESS");
    assertThat(session.objects().byInterface())
        .doesNotContainKeys("IMsgStore", "IExchangeManageStore");
  }

  @Test
  void aStoreThatIsNotOfExchangeKnowsNoOtherMailboxes() {
    try (EmulatedSession other = EmulatedSession.open(SETTINGS.withCoupled(false));
        UnitScope unit = other.scope()) {
      assertThatThrownBy(() -> unit.openMailbox("invoices@example.com"))
          .hasMessageContaining("MAPI_E_INTERFACE_NOT_SUPPORTED");
    }
  }

  @Test
  void publicFoldersAreAStoreOfTheProfile() {
    assertThat(mapi.publicFolders()).isEmpty();
    try (EmulatedSession other = EmulatedSession.open(SETTINGS.withPublicFolders(true));
        UnitScope unit = other.scope()) {
      MessageStore folders = unit.publicFolders().orElseThrow();
      assertThat(folders.displayName()).isEqualTo("Public Folders");
      assertThat(folders.root().createFolder("News").displayName()).isEqualTo("News");
    }
  }
}
