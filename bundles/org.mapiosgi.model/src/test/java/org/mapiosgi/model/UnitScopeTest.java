// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.TableCursor;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.support.EmulatedSession;

class UnitScopeTest {
  private final EmulatedSession session = EmulatedSession.open();

  @AfterEach
  void nothingIsLeftOpenOrCounted() {
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  private EntryId delivered() {
    return session.emulator().deliver("a@example.com", "news", "text");
  }

  private List<String> released() {
    return session.emulator().calls().stream()
        .map(EmulatorCall::operation)
        .filter(operation -> operation.endsWith("::Release"))
        .toList();
  }

  @Test
  void theEndReleasesWhatIsOpenWithTheLastFirst() {
    EntryId id = delivered();
    try (UnitScope mapi = session.scope()) {
      Folder inbox = mapi.defaultStore().inbox();
      Message message = mapi.message(id);
      InputStream body = message.openStream(Pr.BODY);
      assertThat(body).isNotNull();
      assertThat(inbox.displayName()).isNotEmpty();
      assertThat(session.objects().byInterface())
          .isEqualTo(Map.of("IMAPIFolder", 1, "IMessage", 1, "IStream", 1));
      session.emulator().clearCalls();
    }
    assertThat(released())
        .containsExactly("IStream::Release", "IMessage::Release", "IMAPIFolder::Release");
  }

  @Test
  void aCursorAndItsBookmarksAreNoResults() {
    try (UnitScope mapi = session.scope()) {
      TableCursor cursor = mapi.inbox().messages().cursor(Query.all());
      assertThat(UnitScope.scopedIn(cursor)).contains("TableCursor");
      assertThat(UnitScope.scopedIn(List.of(cursor.mark()))).contains("Bookmark");
    }
  }

  @Test
  void closingAMessageReleasesItsStreamsBefore() throws Exception {
    EntryId id = delivered();
    try (UnitScope mapi = session.scope()) {
      Message message = mapi.message(id);
      InputStream body = message.openStream(Pr.BODY);
      session.emulator().clearCalls();
      message.close();
      assertThat(released()).containsExactly("IStream::Release", "IMessage::Release");
      body.close();
      message.close();
      assertThat(released()).as("a second close releases nothing").hasSize(2);
    }
  }

  @Test
  void afterTheEndEveryCallIsRefusedBeforeMapi() {
    EntryId id = delivered();
    UnitScope mapi = session.scope();
    Message message = mapi.message(id);
    mapi.close();
    session.emulator().clearCalls();
    assertThatThrownBy(message::subject)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the unit of work of session 'test' has ended");
    assertThatThrownBy(mapi::defaultStore).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(mapi::stores).isInstanceOf(IllegalStateException.class);
    assertThat(session.emulator().callCount()).isZero();
  }

  @Test
  void anotherThreadIsRefusedBeforeMapi() {
    EntryId id = delivered();
    try (UnitScope mapi = session.scope()) {
      Message message = mapi.message(id);
      session.emulator().clearCalls();
      assertThatThrownBy(() -> CompletableFuture.supplyAsync(message::subject).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Thread.currentThread().getName());
      assertThat(session.emulator().callCount()).isZero();
    }
  }

  @Test
  void oneObjectTooManyIsRefusedBeforeTheCall() {
    session.limit(Counted.MESSAGE, 2);
    EntryId id = delivered();
    try (UnitScope mapi = session.scope()) {
      Message first = mapi.message(id);
      assertThat(mapi.message(id)).isNotNull();
      session.emulator().clearCalls();
      assertThatThrownBy(() -> mapi.message(id))
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("MAPI_E_NOT_ENOUGH_RESOURCES")
          .hasMessageContaining("R27: refused before the call")
          .extracting(e -> ((MapiException) e).retry())
          .isEqualTo(RetryClass.CALLER);
      assertThat(session.emulator().callCount()).isZero();
      first.close();
      assertThat(mapi.message(id)).as("what is closed makes room").isNotNull();
    }
    assertThat(session.quota(Counted.MESSAGE).highest()).isEqualTo(2);
    assertThat(session.quota(Counted.MESSAGE).refused()).isEqualTo(1);
  }

  @Test
  void anOpenThatFailsCountsForNothing() {
    EntryId id = delivered();
    try (UnitScope mapi = session.scope();
        Fault fault =
            session.emulator().on("IMsgStore::OpenEntry").fail(HResult.named("MAPI_E_NO_ACCESS"))) {
      assertThatThrownBy(() -> mapi.message(id)).hasMessageContaining("MAPI_E_NO_ACCESS");
      assertThat(fault.hits()).isEqualTo(1);
      assertThat(session.quota(Counted.MESSAGE).used()).isZero();
      assertThat(session.objects().byInterface()).isEmpty();
    }
  }

  @Test
  void storesNamesTheDefaultStoreAndItsIdOpensIt() {
    try (UnitScope mapi = session.scope()) {
      List<Row> stores = mapi.stores().list(Query.all());
      assertThat(stores).hasSize(1);
      assertThat(stores.get(0).get(Pr.DEFAULT_STORE)).isTrue();
      assertThat(mapi.store(stores.get(0).get(Pr.ENTRYID)))
          .as("the session's own, which is not opened again")
          .isSameAs(mapi.defaultStore());
    }
  }
}
