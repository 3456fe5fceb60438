// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.binding.emulator.LoggedOn.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeStream;

class MessagesTest {
  private static final int READ_ONLY_STORE =
      NativeSession.MDB_NO_DIALOG | NativeSession.MDB_NO_MAIL;

  private final MapiEmulator emulator = Emulators.open();

  private EntryId saved(LoggedOn on, NativeFolder folder, PropValue... values) {
    NativeMessage message = on.keep(folder.createMessage());
    message.setProps(List.of(values));
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    return get(message, Pr.ENTRYID);
  }

  @Test
  void changesAreSeenByOthersOnlyOnceSaved() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      EntryId id = saved(on, inbox, Pr.SUBJECT.with("before"));
      NativeMessage writer = on.message(id);
      NativeMessage reader = on.message(id);
      writer.setProps(List.of(Pr.SUBJECT.with("after")));
      assertThat(get(writer, Pr.SUBJECT)).isEqualTo("after");
      assertThat(get(on.message(id), Pr.SUBJECT)).isEqualTo("before");
      assertThat(on.column(inbox, Pr.SUBJECT)).containsExactly("before");
      writer.saveChanges(0);
      assertThat(on.column(inbox, Pr.SUBJECT)).containsExactly("after");
      assertThat(get(on.message(id), Pr.SUBJECT)).isEqualTo("after");
      assertThat(get(reader, Pr.SUBJECT)).as("opened before the save").isEqualTo("before");
    }
  }

  @Test
  void theSecondOfTwoWhoSaveIsTold() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      EntryId id = saved(on, on.inbox(), Pr.SUBJECT.with("x"));
      NativeMessage first = on.message(id);
      NativeMessage second = on.message(id);
      first.setProps(List.of(Pr.SUBJECT.with("first")));
      second.setProps(List.of(Pr.SUBJECT.with("second")));
      first.saveChanges(0);
      assertThatThrownBy(() -> second.saveChanges(NativeProps.KEEP_OPEN_READWRITE))
          .hasMessageContaining("MAPI_E_OBJECT_CHANGED");
      second.saveChanges(0x4);
      assertThat(get(on.message(id), Pr.SUBJECT)).isEqualTo("second");
    }
  }

  @Test
  void savingWhatWasDeletedIsRefused() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      EntryId id = saved(on, inbox, Pr.SUBJECT.with("x"));
      NativeMessage message = on.message(id);
      message.setProps(List.of(Pr.SUBJECT.with("y")));
      assertThat(inbox.deleteMessages(List.of(id))).isEqualTo(HResult.S_OK);
      assertThatThrownBy(() -> message.saveChanges(0))
          .hasMessageContaining("MAPI_E_OBJECT_DELETED");
    }
  }

  @Test
  void aStoreOpenedReadOnlyRefusesEveryChange() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      EntryId id = saved(on, on.inbox(), Pr.SUBJECT.with("x"));
      NativeStore store = on.openStore(READ_ONLY_STORE);
      NativeFolder folder =
          on.keep(
              store.openFolder(store.getReceiveFolder("IPM.Note"), NativeStore.MAPI_BEST_ACCESS));
      NativeMessage message = on.keep(store.openMessage(id, NativeStore.MAPI_BEST_ACCESS));
      List<Runnable> changes =
          List.of(
              () -> store.openMessage(id, NativeProps.MAPI_MODIFY),
              folder::createMessage,
              () -> folder.createFolder("new", NativeFolder.OPEN_IF_EXISTS),
              () -> folder.deleteMessages(List.of(id)),
              () -> folder.copyMessages(List.of(id), folder, 0),
              () -> folder.setProps(List.of(Pr.COMMENT.with("x"))),
              () -> message.setProps(List.of(Pr.SUBJECT.with("y"))),
              () -> message.deleteProps(List.of(Pr.SUBJECT)),
              () -> message.saveChanges(0),
              () -> message.setReadFlag(0),
              message::createAttach,
              () -> message.modifyRecipients(NativeMessage.MODRECIP_ADD, List.of()),
              message::submitMessage,
              () -> message.openStream(Pr.BODY, NativeProps.MAPI_MODIFY | NativeProps.MAPI_CREATE));
      assertThat(changes)
          .allSatisfy(
              change -> assertThatThrownBy(change::run).hasMessageContaining("MAPI_E_NO_ACCESS"));
      assertThat(get(message, Pr.SUBJECT)).isEqualTo("x");
    }
  }

  @Test
  void computedPropertiesAreThereAndCannotBeSet() {
    Instant now = Instant.parse("2026-02-03T04:05:06Z");
    emulator.clock().set(now);
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      NativeMessage message = on.message(saved(on, inbox, Pr.SUBJECT.with("RE: four")));
      assertThat(get(message, Pr.CREATION_TIME)).isEqualTo(now);
      assertThat(get(message, Pr.LAST_MODIFICATION_TIME)).isEqualTo(now);
      assertThat(get(message, Pr.MESSAGE_SIZE)).isGreaterThan("RE: four".length() * 2);
      assertThat(get(message, Pr.HASATTACH)).isFalse();
      assertThat(get(message, Pr.DISPLAY_TO)).isEmpty();
      assertThat(get(message, PropTag.unicode(0x0E1D))).isEqualTo("four");
      assertThat(get(message, Pr.PARENT_ENTRYID)).isEqualTo(get(inbox, Pr.ENTRYID));
      assertThat(get(inbox, Pr.CONTENT_COUNT)).isEqualTo(1);
      assertThatThrownBy(() -> message.setProps(List.of(Pr.MESSAGE_SIZE.with(1))))
          .hasMessageContaining("MAPI_E_COMPUTED");
      assertThatThrownBy(() -> message.deleteProps(List.of(Pr.ENTRYID)))
          .hasMessageContaining("MAPI_E_COMPUTED");
      emulator.clock().advance(Duration.ofHours(1));
      message.setProps(List.of(Pr.SUBJECT.with("five")));
      message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      assertThat(get(message, Pr.LAST_MODIFICATION_TIME)).isEqualTo("2026-02-03T05:05:06Z");
      assertThat(get(message, Pr.CREATION_TIME)).isEqualTo(now);
    }
  }

  @Test
  void oneBadValueDoesNotKeepTheOthersFromBeingSet() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.keep(on.inbox().createMessage());
      assertThatThrownBy(
              () ->
                  message.setProps(
                      List.of(
                          Pr.SUBJECT.with("good"),
                          PropValue.error(Pr.BODY, HResult.NOT_FOUND),
                          Pr.COMMENT.with("good too"))))
          .hasMessageContaining("MAPI_E_INVALID_TYPE");
      assertThat(get(message, Pr.SUBJECT)).isEqualTo("good");
      assertThat(get(message, Pr.COMMENT)).isEqualTo("good too");
    }
  }

  @Test
  void aLongValueComesFromAStreamOnly() {
    String body = "ä€".repeat(5000);
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      EntryId id = saved(on, inbox, Pr.BODY.with(body), Pr.SUBJECT.with("s".repeat(2048)));
      NativeMessage message = on.message(id);
      assertThat(get(message, Pr.SUBJECT)).hasSize(2048);
      PropValue value = message.getProps(List.of(Pr.BODY)).get(0);
      assertThat(value.value()).isEqualTo(HResult.NOT_ENOUGH_MEMORY);
      assertThat(on.rows(inbox, Pr.BODY).get(0).get(0)).isEqualTo(value);
      NativeStream stream = on.keep(message.openStream(Pr.BODY, 0));
      byte[] bytes = new byte[30_000];
      int length = 0;
      int read;
      while ((read = stream.read(bytes, length, Math.min(777, bytes.length - length))) > 0) {
        length += read;
      }
      assertThat(new String(bytes, 0, length, StandardCharsets.UTF_16LE)).isEqualTo(body);
    }
  }

  @Test
  void whatIsNotThereIsAnErrorValueInItsPlace() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.message(saved(on, on.inbox(), Pr.SUBJECT.with("x")));
      List<PropValue> values =
          message.getProps(
              List.of(
                  Pr.BODY,
                  Pr.SUBJECT,
                  Pr.SUBJECT.withType(PropType.UNSPECIFIED),
                  Pr.SUBJECT.withType(PropType.STRING8),
                  Pr.SUBJECT.withType(PropType.LONG)));
      assertThat(values.get(0)).isEqualTo(PropValue.error(Pr.BODY, HResult.NOT_FOUND));
      assertThat(values.get(1)).isEqualTo(Pr.SUBJECT.with("x"));
      assertThat(values.get(2)).isEqualTo(Pr.SUBJECT.with("x"));
      assertThat(values.get(3).value()).isEqualTo("x");
      assertThat(values.get(4)).isEqualTo(PropValue.error(Pr.SUBJECT, HResult.NOT_FOUND));
    }
  }

  @Test
  void aStreamCountsOnlyOnceCommittedAndSaved() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      EntryId id = saved(on, on.inbox(), Pr.HTML.with(Binary.of((byte) 1)));
      NativeMessage message = on.message(id);
      NativeStream dropped =
          message.openStream(Pr.HTML, NativeProps.MAPI_MODIFY | NativeProps.MAPI_CREATE);
      dropped.write(new byte[] {7, 7, 7}, 0, 3);
      dropped.release();
      assertThat(get(message, Pr.HTML)).isEqualTo(Binary.of((byte) 1));
      NativeStream kept =
          message.openStream(Pr.HTML, NativeProps.MAPI_MODIFY | NativeProps.MAPI_CREATE);
      kept.write(new byte[] {0, 8, 9, 0}, 1, 2);
      kept.commit();
      kept.release();
      assertThat(get(message, Pr.HTML)).isEqualTo(Binary.of((byte) 8, (byte) 9));
      assertThat(get(on.message(id), Pr.HTML)).isEqualTo(Binary.of((byte) 1));
      message.saveChanges(0);
      assertThat(get(on.message(id), Pr.HTML)).isEqualTo(Binary.of((byte) 8, (byte) 9));
    }
  }

  @Test
  void streamFlagsAndTypesAreChecked() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.message(saved(on, on.inbox(), Pr.SUBJECT.with("x")));
      assertThatThrownBy(() -> message.openStream(Pr.BODY, 0))
          .hasMessageContaining("MAPI_E_NOT_FOUND");
      assertThatThrownBy(() -> message.openStream(Pr.BODY, NativeProps.MAPI_MODIFY))
          .hasMessageContaining("MAPI_E_NOT_FOUND");
      assertThatThrownBy(() -> message.openStream(Pr.BODY, NativeProps.MAPI_CREATE))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
      assertThatThrownBy(() -> message.openStream(Pr.IMPORTANCE, 0))
          .hasMessageContaining("MAPI_E_INTERFACE_NOT_SUPPORTED");
      NativeStream stream = on.keep(message.openStream(Pr.SUBJECT, 0));
      assertThatThrownBy(() -> stream.write(new byte[1], 0, 1))
          .hasMessageContaining("MAPI_E_NO_ACCESS");
    }
  }

  @Test
  void anAttachmentIsThereOnceItAndTheMessageAreSaved() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.keep(on.inbox().createMessage());
      NativeProps attachment = on.keep(message.createAttach());
      attachment.setProps(
          List.of(
              Pr.ATTACH_METHOD.with(1),
              Pr.ATTACH_LONG_FILENAME.with("a.bin"),
              Pr.ATTACH_DATA_BIN.with(Binary.of(new byte[100]))));
      assertThat(get(message, Pr.HASATTACH)).isFalse();
      attachment.saveChanges(0);
      assertThatThrownBy(() -> attachment.getProps(List.of(Pr.ATTACH_NUM)))
          .hasMessageContaining("MAPI_E_INVALID_OBJECT");
      assertThat(get(message, Pr.HASATTACH)).isTrue();
      message.createAttach().release();
      message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      NativeMessage read = on.message(get(message, Pr.ENTRYID));
      assertThat(get(read, Pr.MESSAGE_FLAGS)).contains(MsgFlag.HASATTACH);
      assertThat(on.keep(read.getAttachmentTable()).getRowCount()).isEqualTo(1);
      NativeProps opened = on.keep(read.openAttach(0, 0));
      assertThat(get(opened, Pr.ATTACH_DATA_BIN).size()).isEqualTo(100);
      assertThat(get(opened, Pr.ATTACH_SIZE)).isGreaterThanOrEqualTo(100);
      assertThatThrownBy(() -> opened.setProps(List.of(Pr.COMMENT.with("x"))))
          .hasMessageContaining("MAPI_E_NO_ACCESS");
      assertThatThrownBy(() -> read.openAttach(1, 0)).hasMessageContaining("MAPI_E_NOT_FOUND");
    }
  }

  @Test
  void aMovedMessageHasANewIdAndIsGoneFromWhereItWas() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      NativeFolder target = on.keep(inbox.createFolder("Target", NativeFolder.OPEN_IF_EXISTS));
      EntryId id = saved(on, inbox, Pr.SUBJECT.with("x"));
      assertThat(inbox.copyMessages(List.of(id), target, 0)).isEqualTo(HResult.S_OK);
      assertThat(inbox.copyMessages(List.of(id), target, NativeFolder.MESSAGE_MOVE))
          .isEqualTo(HResult.S_OK);
      assertThat(on.column(inbox, Pr.SUBJECT)).isEmpty();
      assertThat(on.column(target, Pr.SUBJECT)).containsExactly("x", "x");
      assertThat(on.column(target, Pr.ENTRYID)).doesNotHaveDuplicates().doesNotContain(id);
      assertThatThrownBy(() -> on.message(id)).hasMessageContaining("MAPI_E_NOT_FOUND");
      assertThat(inbox.copyMessages(List.of(id), target, 0).name())
          .isEqualTo("MAPI_W_PARTIAL_COMPLETION");
    }
  }

  @Test
  void aFolderMayBeRenamedButNotToANameThatIsTaken() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      NativeFolder one = on.keep(inbox.createFolder("One", NativeFolder.OPEN_IF_EXISTS));
      NativeFolder two = on.keep(inbox.createFolder("Two", NativeFolder.OPEN_IF_EXISTS));
      two.setProps(List.of(Pr.DISPLAY_NAME.with("Zwei")));
      assertThat(get(two, Pr.DISPLAY_NAME)).isEqualTo("Zwei");
      assertThatThrownBy(() -> two.setProps(List.of(Pr.DISPLAY_NAME.with("ONE"))))
          .hasMessageContaining("MAPI_E_COLLISION");
      assertThat(get(on.keep(inbox.createFolder("one", NativeFolder.OPEN_IF_EXISTS)), Pr.ENTRYID))
          .isEqualTo(get(one, Pr.ENTRYID));
      assertThatThrownBy(() -> inbox.createFolder(" ", NativeFolder.OPEN_IF_EXISTS))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
    }
  }

  @Test
  void readFlagsThatContradictEachOtherAreRefused() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.message(saved(on, on.inbox(), Pr.SUBJECT.with("x")));
      assertThatThrownBy(
              () ->
                  message.setReadFlag(
                      NativeMessage.CLEAR_READ_FLAG | NativeMessage.SUPPRESS_RECEIPT))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
      assertThatThrownBy(() -> message.setReadFlag(0x1000))
          .hasMessageContaining("MAPI_E_UNKNOWN_FLAGS");
    }
  }
}
