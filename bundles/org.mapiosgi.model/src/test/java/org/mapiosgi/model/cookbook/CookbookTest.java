// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfWriter;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

/** Runs each recipe that exists, and compares it with what the manual prints. */
class CookbookTest {
  private static final Path PAGE = Path.of("../../distribution/manual/cookbook.md");
  private static final Path SOURCE =
      Path.of("src/test/java/org/mapiosgi/model/cookbook/Recipes.java");

  /** A listener, which needs sessions to run: WatchTest there runs it. */
  private static final Path LISTENER =
      Path.of(
          "../org.mapiosgi.lifecycle/src/test/java/org/mapiosgi/lifecycle/internal/subsystem/"
              + "InvoiceWatch.java");

  private static final Pattern PRINTED =
      Pattern.compile("^## (\\d+)\\. [^\\n]*\\R\\R```java\\R(.*?)^```$", flags());
  private static final Pattern COMPILED =
      Pattern.compile("// \\[(\\d+)\\]\\R(.*?)// \\[/\\]", flags());

  private final EmulatedSession session =
      EmulatedSession.open(
          EmulatorSettings.defaults()
              .withSharedMailboxes("Invoices <invoices@example.com>")
              .withAddressBook("Ada Example <ada@example.com>", "Ada Example <ada@example.org>"));

  @TempDir Path directory;

  private static int flags() {
    return Pattern.MULTILINE | Pattern.DOTALL;
  }

  @AfterEach
  void logOff() {
    session.close();
  }

  /** Lines of code: without layout and comments. */
  private static Map<Integer, List<String>> code(Path file, Pattern blocks) throws IOException {
    Map<Integer, List<String>> code = new TreeMap<>();
    Matcher block = blocks.matcher(Files.readString(file));
    while (block.find()) {
      List<String> lines =
          code.computeIfAbsent(Integer.valueOf(block.group(1)), number -> new ArrayList<>());
      block
          .group(2)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("//"))
          .forEach(lines::add);
    }
    return code;
  }

  private EntryId delivered(String subject) {
    return session.emulator().deliver("a@example.com", subject, "text");
  }

  private static void folders(UnitScope mapi, String... paths) {
    for (String path : paths) {
      Folder folder = mapi.defaultStore().root();
      for (String name : path.split("/", 0)) {
        folder = folder.openOrCreateFolder(name);
      }
    }
  }

  private static Message sent(UnitScope mapi) {
    return mapi.message(
        mapi.defaultStore()
            .sentItems()
            .messages()
            .first(Query.columns(Pr.ENTRYID))
            .orElseThrow()
            .get(Pr.ENTRYID));
  }

  @Test
  void theManualPrintsEachRecipeAsItIsCompiled() throws IOException {
    Map<Integer, List<String>> printed = code(PAGE, PRINTED);
    assertThat(printed).hasSize(15);
    Map<Integer, List<String>> compiled = code(SOURCE, COMPILED);
    compiled.putAll(code(LISTENER, COMPILED));
    assertThat(printed).isEqualTo(compiled);
  }

  @Test
  void attachmentsOfUnreadMailAreSavedAndTheMailIsFiled() throws IOException {
    try (UnitScope mapi = session.scope()) {
      folders(mapi, "Inbox/Done");
      for (String name : List.of("a.txt", "../b.txt")) {
        ByteArrayInputStream content =
            new ByteArrayInputStream(name.getBytes(StandardCharsets.US_ASCII));
        mapi.inbox()
            .createMessage()
            .subject("mail with " + name)
            .attach(name, "text/plain", content)
            .save();
      }
      mapi.inbox()
          .messages()
          .list(Query.columns(Pr.ENTRYID))
          .forEach(row -> mapi.message(row.get(Pr.ENTRYID)).markRead(false));
    }
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.fileUnread(mapi, directory)).isNull();
      assertThat(mapi.unsaved()).isEmpty();
      assertThat(mapi.inbox().messages().count()).isZero();
      assertThat(mapi.folder("Inbox/Done").messages().list(Query.columns(Pr.MESSAGE_FLAGS)))
          .hasSize(2)
          .allSatisfy(row -> assertThat(row.get(Pr.MESSAGE_FLAGS)).contains(MsgFlag.READ));
    }
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).hasParent(directory));
    }
  }

  @Test
  void mailIsAnsweredInHtml() {
    EntryId id = delivered("question");
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.reply(mapi, id)).isNotNull();
      assertThat(mapi.unsaved()).isEmpty();
      Message sent = sent(mapi);
      assertThat(sent.subject()).isEqualTo("RE: question");
      assertThat(sent.recipients()).extracting(Recipient::address).containsExactly("a@example.com");
      assertThat(sent.html().orElseThrow())
          .startsWith("<html><body><p>Thank you.</p>")
          .contains("Subject: question<br>")
          .contains("text");
    }
  }

  @Test
  void aMessageWithAnRtfBodyOnlyIsReadAsText() {
    byte[] rtf =
        CompressedRtf.compress(RtfWriter.ofHtml("<p>The price is <b>12&nbsp;EUR</b>.</p>"));
    EntryId id;
    try (UnitScope mapi = session.scope()) {
      Message mail = mapi.inbox().createMessage().set(Pr.RTF_COMPRESSED, Binary.of(rtf));
      id = mail.save().entryId();
    }
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.text(mapi, id)).isEqualTo("The price is 12 EUR.");
    }
  }

  @Test
  void mailIsSentWithCopiesAndHighImportance() throws IOException {
    Path figures = Files.writeString(directory.resolve("figures.csv"), "1;2");
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.send(mapi, figures)).isNotNull();
      Message sent = sent(mapi);
      assertThat(sent.importance()).isEqualTo(Importance.HIGH);
      assertThat(sent.get(Pr.READ_RECEIPT_REQUESTED)).isTrue();
      assertThat(sent.recipients())
          .extracting(Recipient::type)
          .containsExactly(Recipient.Type.TO, Recipient.Type.CC, Recipient.Type.BCC);
      assertThat(sent.attachments())
          .singleElement()
          .extracting(Attachment::fileName)
          .isEqualTo("may.csv");
      assertThat(mapi.defaultStore().outbox().messages().count()).isZero();
    }
  }

  @Test
  void aMessageIsFoundInAnyFolderByItsInternetMessageId() {
    try (UnitScope mapi = session.scope()) {
      folders(mapi, "Projects/2026");
      mapi.folder("Projects/2026")
          .createMessage()
          .set(Pr.INTERNET_MESSAGE_ID, "<1@example.com>")
          .save();
      EntryId found = Recipes.byInternetMessageId(mapi, "<1@example.com>").orElseThrow();
      assertThat(mapi.message(found).parent().displayName()).isEqualTo("2026");
      assertThat(Recipes.byInternetMessageId(mapi, "<2@example.com>")).isEmpty();
    }
  }

  @Test
  void aSharedMailboxIsOpenedByItsAddress() {
    try (UnitScope mapi = session.scope()) {
      mapi.openMailbox("invoices@example.com").inbox().createMessage().save().markRead(false);
      assertThat(Recipes.unreadInvoices(mapi)).isEqualTo(1);
    }
  }

  @Test
  void anAddressIsLookedUp() {
    try (UnitScope mapi = session.scope()) {
      assertThatThrownBy(() -> Recipes.ada(mapi))
          .hasMessageContaining("ada@example.com")
          .hasMessageContaining("ada@example.org");
    }
    for (String entry : List.of("Ada Example <ada.e@example.com>", "Ben <ben@example.com>")) {
      EmulatorSettings settings = EmulatorSettings.defaults().withAddressBook(entry);
      try (EmulatedSession other = EmulatedSession.open(settings);
          UnitScope mapi = other.scope()) {
        assertThat(Recipes.ada(mapi).displayName()).isEqualTo("Ada Example");
        assertThat(Recipes.ada(mapi).entryId().isPresent()).isEqualTo(entry.startsWith("Ada"));
      }
    }
  }

  @Test
  void categoriesAreReadAndSet() {
    EntryId id = delivered("categories");
    for (int i = 1; i <= 2; i++) {
      try (UnitScope mapi = session.scope()) {
        assertThat(Recipes.categories(mapi, id)).hasSize(i).containsOnly("Paid");
        assertThat(mapi.unsaved()).isEmpty();
      }
    }
  }

  @Test
  void anAppointmentsTimesAndPlaceAreRead() {
    EntryId id = delivered("appointment");
    try (UnitScope mapi = session.scope()) {
      mapi.message(id)
          .set(NamedPr.APPOINTMENT_START_WHOLE, Instant.parse("2026-05-04T08:00:00Z"))
          .set(NamedPr.APPOINTMENT_END_WHOLE, Instant.parse("2026-05-04T09:00:00Z"))
          .save();
    }
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.appointment(mapi, id))
          .isEqualTo("2026-05-04T08:00:00Z to 2026-05-04T09:00:00Z, no place");
    }
  }

  @Test
  void aDraftIsEditedLaterAndSent() {
    EntryId draft;
    try (UnitScope mapi = session.scope()) {
      draft = Recipes.draft(mapi);
      assertThat(mapi.unsaved()).isEmpty();
    }
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.sendDraft(mapi, draft)).isNotNull();
      Message sent = sent(mapi);
      assertThat(sent.body()).isEqualTo("The price is 12 EUR.");
      assertThat(sent.recipients()).extracting(Recipient::displayName).containsExactly("Ben");
      assertThat(mapi.defaultStore().drafts().contentCount()).isZero();
    }
  }

  @Test
  void whatHasChangedIsFetchedWithDeletions() {
    EntryId going = delivered("going");
    EntryId changing = delivered("changing");
    Map<Binary, String> known = new HashMap<>();
    byte[] kept;
    try (UnitScope mapi = session.scope()) {
      kept = Recipes.changes(mapi, new byte[0], known);
      assertThat(known.values()).containsExactlyInAnyOrder("going", "changing");
    }
    try (UnitScope mapi = session.scope()) {
      mapi.inbox().deleteMessages(List.of(going));
      mapi.message(changing).subject("changed").save();
    }
    assertThat(delivered("new")).isNotNull();
    try (UnitScope mapi = session.scope()) {
      kept = Recipes.changes(mapi, kept, known);
      assertThat(known.values()).containsExactlyInAnyOrder("changed", "new");
    }
    Map<Binary, String> nothing = new HashMap<>();
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.changes(mapi, kept, nothing)).isNotEmpty();
      assertThat(nothing).isEmpty();
    }
  }

  @Test
  void mailIsMovedToDeletedItems() {
    EntryId id = delivered("going");
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.toDeletedItems(mapi, id)).isNull();
      assertThat(mapi.inbox().messages().count()).isZero();
      assertThat(mapi.defaultStore().deletedItems().messages().count()).isEqualTo(1);
    }
  }

  @Test
  void aConversationIsMoved() {
    byte[] conversation = new byte[22];
    conversation[0] = 1;
    List<EntryId> ids = List.of(delivered("one"), delivered("re: one"), delivered("other"));
    try (UnitScope mapi = session.scope()) {
      folders(mapi, "Projects/2026");
      for (int i = 0; i < ids.size(); i++) {
        byte[] index = Arrays.copyOf(conversation, 22 + 5 * i);
        index[21] = (byte) (i == 2 ? 1 : 0);
        mapi.message(ids.get(i)).set(Pr.CONVERSATION_INDEX, Binary.of(index)).save();
      }
    }
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.moveConversation(mapi, ids.get(0))).isEqualTo(2);
      assertThat(mapi.folder("Projects/2026").messages().count()).isEqualTo(2);
      assertThat(mapi.inbox().messages().count()).isEqualTo(1);
    }
  }

  @Test
  void unreadMessagesAreCountedForEachFolder() {
    assertThat(List.of(delivered("one"), delivered("two"))).hasSize(2);
    try (UnitScope mapi = session.scope()) {
      assertThat(Recipes.unread(mapi)).containsEntry("Inbox", 2).containsEntry("Outbox", 0);
    }
  }
}
