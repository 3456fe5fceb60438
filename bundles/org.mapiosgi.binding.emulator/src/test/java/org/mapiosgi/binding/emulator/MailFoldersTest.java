// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.msg.MsgWriter;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeStream;
import org.mapiosgi.spi.NativeTable;

@Timeout(60)
class MailFoldersTest {
  private static final String FROM = "From a@example.com Mon Mar  2 10:00:00 2026\n";

  @TempDir private Path directory;

  private MapiEmulator emulator() {
    return Emulators.open(EmulatorSettings.defaults().withMailbox(directory));
  }

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  private void mail(String name, String subject) throws IOException {
    file(name, "From: a@example.com\r\nSubject: " + subject + "\r\n\r\ntext of " + subject);
  }

  private static NativeFolder folder(LoggedOn on, String path) {
    NativeFolder at = on.folder(Pr.IPM_SUBTREE_ENTRYID);
    for (String name : path.split("/", -1)) {
      NativeTable table = at.getHierarchyTable();
      table.setColumns(List.of(Pr.DISPLAY_NAME, Pr.ENTRYID));
      EntryId id =
          table.queryRows(1000).stream()
              .filter(row -> LoggedOn.read(row, Pr.DISPLAY_NAME).equals(name))
              .map(row -> LoggedOn.read(row, Pr.ENTRYID))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no folder " + name));
      table.release();
      at = on.keep(on.store().openFolder(id, NativeStore.MAPI_BEST_ACCESS));
    }
    return at;
  }

  private static List<String> subjects(LoggedOn on, String path) {
    return on.column(folder(on, path), Pr.SUBJECT);
  }

  private static List<String> warnings(MapiEmulator emulator) {
    return emulator.preflight().stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .map(Finding::text)
        .toList();
  }

  @Test
  void directoriesAreFoldersAndTheNameOfAStandardFolderIsThatFolder() throws IOException {
    mail("top.eml", "top");
    mail("Inbox/Done/old.eml", "old");
    mail("Projekte/Grün/one.eml", "one");
    mail("sent items/sent.eml", "sent");
    Files.createDirectory(directory.resolve("Empty"));
    mail(".git/hidden.eml", "hidden");
    MapiEmulator emulator = emulator();

    assertThat(emulator.preflight().get(0).text())
        .startsWith("4 messages in the Inbox and 6 folders beside it");
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("top");
      assertThat(subjects(on, "Inbox/Done")).containsExactly("old");
      assertThat(subjects(on, "Projekte/Grün")).containsExactly("one");
      assertThat(on.column(on.sentItems(), Pr.SUBJECT)).containsExactly("sent");
      assertThat(subjects(on, "Empty")).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Windows has no colons in the names of files
  void aMaildirHasItsFlagsAndItsFolders() throws IOException {
    Files.createDirectories(directory.resolve("tmp"));
    mail("new/1.a.host", "unread");
    mail("cur/2.b.host:2,S", "read");
    mail("cur/3.c.host:2,DS", "draft");
    mail("tmp/4.d.host", "unfinished");
    mail(".Work.2026/new/5.e.host", "work");
    mail(".Work.2026/cur/6.f.host:2,RS", "answered");
    mail(".Entw&APw-rfe/cur/7.g.host:2,", "encoded");
    Files.createDirectories(directory.resolve(".Entw&APw-rfe/new"));
    MapiEmulator emulator = emulator();

    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(on.column(on.inbox(), Pr.SUBJECT))
          .containsExactlyInAnyOrder("unread", "read", "draft");
      assertThat(on.column(on.inbox(), Pr.MESSAGE_FLAGS))
          .containsExactlyInAnyOrder(
              Set.of(), Set.of(MsgFlag.READ), Set.of(MsgFlag.READ, MsgFlag.UNSENT));
      assertThat(subjects(on, "Work/2026")).containsExactly("answered", "work");
      assertThat(subjects(on, "Entwürfe")).containsExactly("encoded");
    }
    assertThat(warnings(emulator)).isEmpty();
  }

  @Test
  void aMaildirMessageKeepsItsIdWhenItsFlagsChange() throws IOException {
    mail("new/1.a.host", "one");
    Files.createDirectories(directory.resolve("cur"));
    EntryId id;
    try (LoggedOn on = new LoggedOn(emulator())) {
      id = on.column(on.inbox(), Pr.ENTRYID).get(0);
    }
    Files.move(directory.resolve("new/1.a.host"), directory.resolve("cur/1.a.host!2,S"));
    try (LoggedOn on = new LoggedOn(emulator())) {
      assertThat(LoggedOn.get(on.message(id), Pr.SUBJECT)).isEqualTo("one");
      assertThat(LoggedOn.get(on.message(id), Pr.MESSAGE_FLAGS)).containsExactly(MsgFlag.READ);
    }
  }

  @Test
  void anMboxIsAFolder() throws IOException {
    file(
        "Archive.mbox",
        FROM
            + "Subject: one\nStatus: RO\n\n>From the start\n\n"
            + FROM
            + "Subject: two\nX-Mozilla-Status: 0001\n\ntext\n\n"
            + FROM
            + "Subject: gone\nX-Mozilla-Status: 0009\n\ntext\n\n"
            + FROM
            + "Subject: three\n\ntext\n");
    file("Mail", FROM + "Subject: no ending\n\ntext\n");
    file("Mail.sbd/Sub", FROM + "Subject: below\n\ntext\n");
    file("empty.mbox", "");
    file("noise.mbox", "no mail at all\n");
    file("README", "no mail\n");
    MapiEmulator emulator = emulator();

    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(subjects(on, "Archive")).containsExactly("one", "two", "three");
      assertThat(on.column(folder(on, "Archive"), Pr.MESSAGE_FLAGS))
          .containsExactly(Set.of(MsgFlag.READ), Set.of(MsgFlag.READ), Set.of());
      EntryId first = on.column(folder(on, "Archive"), Pr.ENTRYID).get(0);
      assertThat(LoggedOn.get(on.message(first), Pr.BODY)).isEqualTo("From the start");
      assertThat(subjects(on, "Mail")).containsExactly("no ending");
      assertThat(subjects(on, "Mail/Sub")).containsExactly("below");
      assertThat(subjects(on, "empty")).isEmpty();
    }
    assertThat(warnings(emulator))
        .containsExactly("noise.mbox is left out: it does not begin with a From_ line");
  }

  @Test
  void anMsgFileHasItsFlagsAndNamedProperties() throws IOException {
    NamedProperty<String> name =
        NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Cost centre", ValueType.UNICODE);
    MessageData message =
        new MessageData(
            PropertyBag.of(
                List.of(
                    Pr.MESSAGE_CLASS.with("IPM.Note"),
                    Pr.SUBJECT.with("from outlook"),
                    new PropValue(PropTag.of(0x0E070003), MsgFlag.READ.mask()),
                    name.with("4711"))),
            List.of(),
            List.of());
    Files.createDirectories(directory.resolve("Out"));
    try (OutputStream out = Files.newOutputStream(directory.resolve("Out/a.MSG"))) {
      new MsgWriter().write(message, out);
    }
    file("Out/noise.msg", "no message");
    MapiEmulator emulator = emulator();

    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(subjects(on, "Out")).containsExactly("from outlook");
      NativeFolder folder = folder(on, "Out");
      assertThat(on.column(folder, Pr.MESSAGE_FLAGS)).containsExactly(Set.of(MsgFlag.READ));
      NativeMessage found = on.message(on.column(folder, Pr.ENTRYID).get(0));
      PropTag<?> tag = found.getIDsFromNames(List.of(name), false).get(0);
      assertThat(found.getProps(List.of(tag)).get(0).value()).isEqualTo("4711");
    }
    assertThat(warnings(emulator)).singleElement().asString().startsWith("Out/noise.msg is left");
  }

  @Test
  void aLongAttachmentIsReadAsAStream() throws IOException {
    String line =
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc=\r\n";
    int lines = 40_000;
    file(
        "long.eml",
        "From: a@example.com\r\nSubject: long\r\nContent-Type: application/octet-stream;"
            + " name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + line.repeat(lines));
    try (LoggedOn on = new LoggedOn(emulator())) {
      NativeMessage message = on.message(on.column(on.inbox(), Pr.ENTRYID).get(0));
      NativeProps attachment = on.keep(message.openAttach(0, 0));
      assertThat(attachment.getPropList()).extracting(PropTag::id).contains(0x3701);
      assertThat(attachment.getProps(List.of(Pr.ATTACH_DATA_BIN)).get(0).isError()).isTrue();
      NativeStream stream =
          on.keep(attachment.openProperty(Pr.ATTACH_DATA_BIN.tag(), NativeInterface.STREAM, 0));
      byte[] chunk = new byte[100_000];
      long size = 0;
      for (int n = stream.read(chunk, 0, chunk.length);
          n > 0;
          n = stream.read(chunk, 0, chunk.length)) {
        assertThat(chunk[0]).isEqualTo((byte) (size % 56));
        size += n;
      }
      assertThat(size).isEqualTo(56L * lines);
      assertThat(LoggedOn.get(attachment, Pr.ATTACH_SIZE)).isGreaterThanOrEqualTo(56 * lines);
      assertThatThrownBy(() -> stream.write(new byte[1], 0, 1)).hasMessageContaining("NO_ACCESS");
    }
  }

  @Test
  void aFileThatHasGoneCostsItsOwnMessageAlone() throws IOException {
    mail("a.eml", "a");
    mail("b.eml", "b");
    try (LoggedOn on = new LoggedOn(emulator())) {
      Files.delete(directory.resolve("a.eml"));
      List<EntryId> ids = on.column(on.inbox(), Pr.ENTRYID);
      assertThat(on.rows(on.inbox(), Pr.SUBJECT, Pr.BODY)).hasSize(2);
      assertThatThrownBy(() -> on.message(ids.get(0)))
          .hasMessageContaining("MAPI_E_NOT_FOUND")
          .hasMessageContaining("a.eml has gone");
      assertThat(LoggedOn.get(on.message(ids.get(1)), Pr.BODY)).isEqualTo("text of b");
    }
  }

  @Test
  void aMessageThatIsMovedOrChangedIsReadFromItsFileUntilThen() throws IOException {
    mail("a.eml", "a");
    try (LoggedOn on = new LoggedOn(emulator())) {
      on.inbox()
          .copyMessages(
              on.column(on.inbox(), Pr.ENTRYID), on.sentItems(), NativeFolder.MESSAGE_MOVE);
      NativeMessage moved = on.message(on.column(on.sentItems(), Pr.ENTRYID).get(0));
      assertThat(LoggedOn.get(moved, Pr.BODY)).isEqualTo("text of a");
      moved.setProps(List.of(Pr.SUBJECT.with("changed")));
      moved.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      Files.delete(directory.resolve("a.eml"));
      assertThat(on.column(on.sentItems(), Pr.SUBJECT)).containsExactly("changed");
      assertThat(LoggedOn.get(moved, Pr.BODY)).isEqualTo("text of a");
    }
  }

  @Test
  void theSearchKeyOfAFileIsTheSameInEveryLook() throws IOException {
    mail("a.eml", "a");
    try (LoggedOn on = new LoggedOn(emulator())) {
      NativeMessage message = on.message(on.column(on.inbox(), Pr.ENTRYID).get(0));
      assertThat(Arrays.asList(LoggedOn.get(message, Pr.SEARCH_KEY)))
          .isEqualTo(on.column(on.inbox(), Pr.SEARCH_KEY));
    }
  }
}
