// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

@Timeout(60)
class MailboxWriteTest {
  @TempDir private Path directory;

  private MapiEmulator emulator(MailboxWrite write) {
    return Emulators.open(
        EmulatorSettings.defaults().withMailbox(directory).withMailboxWrite(write));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(directory::relativize).sorted().toList();
    }
  }

  private static void send(LoggedOn on, String subject) {
    NativeMessage draft = on.draft(subject, "b@example.org");
    draft.setProps(
        List.of(Pr.SENTMAIL_ENTRYID.with(LoggedOn.get(on.store(), Pr.IPM_SENTMAIL_ENTRYID))));
    draft.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    draft.submitMessage();
  }

  @ParameterizedTest
  @EnumSource(
      value = MailboxWrite.class,
      names = {"EML", "MSG"})
  void whatIsSentOrCreatedIsThereInTheNextRun(MailboxWrite write) throws IOException {
    try (LoggedOn on = new LoggedOn(emulator(write))) {
      send(on, "Invoice: 4711/a?");
      NativeMessage note = on.keep(on.inbox().createMessage());
      note.setProps(List.of(Pr.SUBJECT.with("../note"), Pr.BODY.with("kept")));
      note.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      note.setProps(List.of(Pr.SUBJECT.with("later")));
      note.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    }
    String ending = "." + write.name().toLowerCase(java.util.Locale.ROOT);
    assertThat(files())
        .extracting(Path::toString)
        .satisfiesExactly(
            name -> assertThat(name).contains(" _._note ").endsWith(ending),
            name -> assertThat(name).startsWith("Sent Items").contains(" Invoice_ 4711_a_ "));

    try (LoggedOn on = new LoggedOn(emulator(write))) {
      assertThat(on.column(on.sentItems(), Pr.SUBJECT)).containsExactly("Invoice: 4711/a?");
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("later");
      assertThat(on.column(on.inbox(), Pr.BODY).get(0)).startsWith("kept");
    }
  }

  @Test
  void anMsgFileKeepsFlagsAndNamedProperties() throws IOException {
    NamedProperty<String> name =
        NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Cost centre", ValueType.UNICODE);
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.MSG))) {
      NativeMessage note = on.keep(on.inbox().createMessage());
      PropTag<?> tag = note.getIDsFromNames(List.of(name), true).get(0);
      note.setProps(List.of(Pr.SUBJECT.with("n"), new PropValue(tag, "4711")));
      note.saveChanges(0);
    }
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.NEVER))) {
      assertThat(on.column(on.inbox(), Pr.MESSAGE_FLAGS))
          .containsExactly(Set.of(MsgFlag.READ, MsgFlag.UNSENT));
      NativeMessage note = on.message(on.column(on.inbox(), Pr.ENTRYID).get(0));
      PropTag<?> tag = note.getIDsFromNames(List.of(name), false).get(0);
      assertThat(note.getProps(List.of(tag)).get(0).value()).isEqualTo("4711");
    }
  }

  @Test
  void nothingIsWrittenUnlessItIsWanted() throws IOException {
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.NEVER))) {
      send(on, "sent");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aDirectoryThatCannotBeWrittenStopsNoCall() throws IOException {
    Files.writeString(directory.resolve("Sent Items"), "a file in the way");
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.EML))) {
      send(on, "sent");
      assertThat(on.column(on.sentItems(), Pr.SUBJECT)).containsExactly("sent");
    }
    assertThat(files()).extracting(Path::toString).containsExactly("Sent Items");
  }

  @Test
  void aFolderThatAClientMakesIsADirectoryOfASafeName() throws IOException {
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.EML))) {
      NativeFolder folder =
          on.keep(on.folder(Pr.IPM_SUBTREE_ENTRYID).createFolder("a/../../b.mbox", 0));
      NativeMessage note = on.keep(folder.createMessage());
      note.setProps(List.of(Pr.SUBJECT.with("x")));
      note.saveChanges(0);
    }
    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(file.getName(0)).hasToString("a_.._.._b.mbox_"));
  }

  private static NativeMessage saved(LoggedOn on, NativeFolder folder, String subject) {
    NativeMessage message = on.keep(folder.createMessage());
    change(message, subject);
    return message;
  }

  private static void change(NativeMessage message, String subject) {
    message.setProps(List.of(Pr.SUBJECT.with(subject)));
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
  }

  private List<String> subjects(MailboxWrite write, PropTag<EntryId> folder) {
    try (LoggedOn on = new LoggedOn(emulator(write))) {
      return on.column(on.folder(folder), Pr.SUBJECT);
    }
  }

  @Test
  void aFileThatAnotherProgramHasChangedOrTakenAwayIsItsOwn() throws IOException {
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.EML))) {
      NativeMessage message = saved(on, on.inbox(), "first");
      Path file = directory.resolve(files().get(0));
      Files.writeString(file, "Subject: another\r\n\r\n");
      change(message, "second");
      assertThat(file).hasContent("Subject: another\r\n\r\n");
      assertThat(files()).hasSize(1);
      Files.delete(file);
      change(message, "third");
      assertThat(files()).isEmpty();
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("third");
    }
  }

  @Test
  void aFileThatWasThereIsNotWritten() throws IOException {
    Path file = directory.resolve("mine.eml");
    Files.writeString(file, "Subject: mine\r\n\r\n");
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.EML))) {
      NativeMessage message = on.message(on.column(on.inbox(), Pr.ENTRYID).get(0));
      change(message, "changed");
    }
    assertThat(files()).hasSize(1);
    assertThat(file).hasContent("Subject: mine\r\n\r\n");
  }

  @Test
  void aDraftThatIsSentIsNoDraftInTheNextRun() throws IOException {
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.MSG))) {
      NativeMessage draft = saved(on, on.inbox(), "draft");
      assertThat(files()).hasSize(1);
      LoggedOn.addRecipient(draft, "b@example.org");
      draft.setProps(
          List.of(Pr.SENTMAIL_ENTRYID.with(LoggedOn.get(on.store(), Pr.IPM_SENTMAIL_ENTRYID))));
      draft.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      draft.submitMessage();
    }
    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(file.toString()).startsWith("Sent Items"));
  }

  @Test
  void aMessageThatIsMovedTakesItsFileAlong() throws IOException {
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.MSG))) {
      NativeMessage message = saved(on, on.inbox(), "moved");
      EntryId id = LoggedOn.get(message, Pr.ENTRYID);
      message.release();
      NativeFolder sent = on.sentItems();
      on.inbox().copyMessages(List.of(id), sent, NativeFolder.MESSAGE_MOVE);
      NativeMessage moved = on.message(on.column(sent, Pr.ENTRYID).get(0));
      change(moved, "moved and changed");
    }
    assertThat(files()).hasSize(1);
    assertThat(subjects(MailboxWrite.NEVER, Pr.IPM_SENTMAIL_ENTRYID))
        .containsExactly("moved and changed");
  }

  @Test
  void aMessageThatIsMarkedAsUnreadIsUnreadInTheNextRun() {
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.MSG))) {
      saved(on, on.inbox(), "unread").setReadFlag(NativeMessage.CLEAR_READ_FLAG);
    }
    try (LoggedOn on = new LoggedOn(emulator(MailboxWrite.NEVER))) {
      assertThat(on.column(on.inbox(), Pr.MESSAGE_FLAGS)).containsExactly(Set.of(MsgFlag.UNSENT));
    }
  }
}
