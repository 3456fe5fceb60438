// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mapiosgi.tck.Failures.refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStream;
import org.mapiosgi.spi.NativeTable;

/** IMessage: recipients and attachments. */
public abstract class MessageContract extends StagedContract {
  private static final int ATTACH_BY_VALUE = 1;
  private static final int LARGE = 100 * 1024;

  /** For subclasses. */
  protected MessageContract() {}

  /** Bytes 0 to 255, again and again. */
  private static byte[] pattern(int length) {
    byte[] bytes = new byte[length];
    for (int index = 0; index < length; index++) {
      bytes[index] = (byte) index;
    }
    return bytes;
  }

  private static NativeProps attach(Desk desk, NativeMessage message, String name, String type) {
    NativeProps attachment = desk.keep(message.createAttach());
    attachment.setProps(
        List.of(
            Pr.ATTACH_METHOD.with(ATTACH_BY_VALUE),
            Pr.ATTACH_LONG_FILENAME.with(name),
            Pr.ATTACH_MIME_TAG.with(type),
            Pr.RENDERING_POSITION.with(-1)));
    return attachment;
  }

  private static List<List<PropValue>> attachments(Desk desk, NativeMessage message) {
    NativeTable table = desk.keep(message.getAttachmentTable());
    table.setColumns(
        List.of(
            Pr.ATTACH_NUM,
            Pr.ATTACH_LONG_FILENAME,
            Pr.ATTACH_MIME_TAG,
            Pr.ATTACH_SIZE,
            Pr.ATTACH_METHOD));
    return Desk.all(table);
  }

  @Test
  void attachmentsAreListedAndRead() {
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          message.setProps(List.of(Pr.SUBJECT.with("two attachments")));
          NativeProps small = attach(desk, message, "Rechnung ä \uD83D\uDE00.bin", "application/x");
          small.setProps(List.of(Pr.ATTACH_DATA_BIN.with(Binary.of(pattern(300)))));
          small.saveChanges(0);
          small.release();
          NativeProps large = attach(desk, message, "large.bin", "application/octet-stream");
          NativeStream stream =
              desk.keep(
                  large.openStream(
                      Pr.ATTACH_DATA_BIN, NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY));
          stream.write(pattern(LARGE), 0, LARGE);
          stream.commit();
          stream.release();
          large.saveChanges(0);
          large.release();
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);

          NativeMessage again = desk.message(Desk.get(message, Pr.ENTRYID));
          List<List<PropValue>> rows = attachments(desk, again);
          assertThat(rows)
              .extracting(
                  row -> Desk.read(row, Pr.ATTACH_LONG_FILENAME),
                  row -> Desk.read(row, Pr.ATTACH_MIME_TAG),
                  row -> Desk.read(row, Pr.ATTACH_METHOD))
              .containsExactlyInAnyOrder(
                  tuple("Rechnung ä \uD83D\uDE00.bin", "application/x", ATTACH_BY_VALUE),
                  tuple("large.bin", "application/octet-stream", ATTACH_BY_VALUE));
          assertThat(rows).extracting(row -> Desk.read(row, Pr.ATTACH_NUM)).doesNotHaveDuplicates();
          for (List<PropValue> row : rows) {
            boolean isLarge = Desk.read(row, Pr.ATTACH_LONG_FILENAME).startsWith("large");
            byte[] expected = pattern(isLarge ? LARGE : 300);
            assertThat(Desk.read(row, Pr.ATTACH_SIZE)).isGreaterThanOrEqualTo(expected.length);
            NativeProps attachment = desk.keep(again.openAttach(Desk.read(row, Pr.ATTACH_NUM), 0));
            assertThat(attachment.interfaceName()).isEqualTo("IAttach");
            assertThat(PropertyContract.bytes(desk, attachment, Pr.ATTACH_DATA_BIN, 4_096))
                .isEqualTo(expected);
          }
        });
  }

  @Test
  void aMessageSaysThatItHasAttachments() {
    atDesk(
        desk -> {
          EntryId without = desk.create(desk.workshop(), Pr.SUBJECT.with("without"));
          assertThat(Desk.get(desk.message(without), Pr.MESSAGE_FLAGS))
              .doesNotContain(MsgFlag.HASATTACH);
          NativeMessage message = desk.message(without);
          NativeProps attachment = attach(desk, message, "a.txt", "text/plain");
          attachment.setProps(List.of(Pr.ATTACH_DATA_BIN.with(Binary.of(pattern(5)))));
          attachment.saveChanges(0);
          attachment.release();
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          NativeMessage with = desk.message(without);
          assertThat(Desk.get(with, Pr.MESSAGE_FLAGS)).contains(MsgFlag.HASATTACH);
          assertThat(Desk.get(with, Pr.HASATTACH)).isTrue();
        });
  }

  @Test
  void anAttachmentThatIsNotSavedLeavesNothing() {
    atDesk(
        desk -> {
          EntryId id = desk.create(desk.workshop(), Pr.SUBJECT.with("nothing attached"));
          NativeMessage first = desk.message(id);
          attach(desk, first, "unsaved attachment.txt", "text/plain").release();
          first.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          assertThat(attachments(desk, desk.message(id))).isEmpty();

          NativeMessage second = desk.message(id);
          NativeProps attachment = attach(desk, second, "unsaved message.txt", "text/plain");
          attachment.saveChanges(0);
          attachment.release();
          second.release();
          assertThat(attachments(desk, desk.message(id))).isEmpty();
        });
  }

  @Test
  void anAttachmentNumberThatIsNoneIsRefused() {
    atDesk(
        desk -> {
          NativeMessage message =
              desk.message(desk.create(desk.workshop(), Pr.SUBJECT.with("no attachment")));
          refused(() -> desk.keep(message.openAttach(7, 0)), "MAPI_E_NOT_FOUND");
        });
  }

  @Test
  void recipientsAreListed() {
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          message.setProps(List.of(Pr.SUBJECT.with("three recipients")));
          message.modifyRecipients(
              NativeMessage.MODRECIP_ADD,
              List.of(
                  OneOff.entry(OneOff.TO, "Ärzte \uD83D\uDE00", "doctors@example.test"),
                  OneOff.entry(OneOff.CC, "Copy", "copy@example.test")));
          message.modifyRecipients(
              NativeMessage.MODRECIP_ADD,
              List.of(OneOff.entry(OneOff.BCC, "Blind", "blind@example.test")));
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);

          NativeMessage again = desk.message(Desk.get(message, Pr.ENTRYID));
          NativeTable table = desk.keep(again.getRecipientTable());
          List<PropTag<?>> columns =
              List.of(
                  Pr.RECIPIENT_TYPE, Pr.DISPLAY_NAME, Pr.ADDRTYPE, Pr.EMAIL_ADDRESS, Pr.ENTRYID);
          table.setColumns(columns);
          List<List<PropValue>> rows = Desk.all(table);
          assertThat(rows)
              .extracting(
                  row -> Desk.read(row, Pr.RECIPIENT_TYPE),
                  row -> Desk.read(row, Pr.DISPLAY_NAME),
                  row -> Desk.read(row, Pr.ADDRTYPE),
                  row -> Desk.read(row, Pr.EMAIL_ADDRESS))
              .containsExactlyInAnyOrder(
                  tuple(OneOff.TO, "Ärzte \uD83D\uDE00", "SMTP", "doctors@example.test"),
                  tuple(OneOff.CC, "Copy", "SMTP", "copy@example.test"),
                  tuple(OneOff.BCC, "Blind", "SMTP", "blind@example.test"));
          assertThat(rows).noneMatch(row -> row.get(columns.indexOf(Pr.ENTRYID)).isError());
          assertThat(Desk.get(again, Pr.DISPLAY_TO)).isEqualTo("Ärzte \uD83D\uDE00");
          assertThat(Desk.get(again, Pr.DISPLAY_CC)).isEqualTo("Copy");
        });
  }

  @Test
  void manyRecipientsAreListed() {
    int count = 120;
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          List<List<PropValue>> many = new ArrayList<>();
          for (int number = 0; number < count; number++) {
            many.add(OneOff.entry(OneOff.TO, "Person " + number, "p" + number + "@example.test"));
          }
          message.modifyRecipients(NativeMessage.MODRECIP_ADD, many);
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          NativeMessage again = desk.message(Desk.get(message, Pr.ENTRYID));
          NativeTable table = desk.keep(again.getRecipientTable());
          table.setColumns(List.of(Pr.EMAIL_ADDRESS));
          assertThat(Desk.all(table))
              .extracting(row -> Desk.read(row, Pr.EMAIL_ADDRESS))
              .hasSize(count)
              .doesNotHaveDuplicates()
              .contains("p0@example.test", "p119@example.test");
        });
  }

  private static List<PropValue> recipient(int number, String name, String address) {
    List<PropValue> row = new ArrayList<>(OneOff.entry(OneOff.TO, name, address));
    row.add(Pr.ROWID.with(number));
    return row;
  }

  private static List<String> recipients(Desk desk, NativeMessage message) {
    return desk.column(message.getRecipientTable(), Pr.DISPLAY_NAME);
  }

  @Test
  void recipientsAreRemovedAndModifiedByRowId() {
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          message.modifyRecipients(
              NativeMessage.MODRECIP_ADD,
              List.of(
                  OneOff.entry(OneOff.TO, "Ada", "ada@example.com"),
                  OneOff.entry(OneOff.TO, "Ben", "ben@example.com"),
                  OneOff.entry(OneOff.TO, "Cleo", "cleo@example.com")));
          NativeTable table = desk.keep(message.getRecipientTable());
          table.setColumns(List.of(Pr.DISPLAY_NAME, Pr.ROWID));
          Map<String, Integer> numbers = new HashMap<>();
          Desk.all(table)
              .forEach(
                  row -> numbers.put(Desk.read(row, Pr.DISPLAY_NAME), Desk.read(row, Pr.ROWID)));
          message.modifyRecipients(
              NativeMessage.MODRECIP_REMOVE,
              List.of(recipient(numbers.getOrDefault("Ben", -1), "Ben", "ben@example.com")));
          assertThat(recipients(desk, message)).containsExactlyInAnyOrder("Ada", "Cleo");
          table = desk.keep(message.getRecipientTable());
          table.setColumns(List.of(Pr.ROWID));
          table.restrict(Restriction.is(Pr.DISPLAY_NAME, "Ada"));
          int ada = Desk.read(Desk.all(table).get(0), Pr.ROWID);
          message.modifyRecipients(
              NativeMessage.MODRECIP_MODIFY, List.of(recipient(ada, "Ada M.", "ada@example.com")));
          assertThat(recipients(desk, message)).containsExactlyInAnyOrder("Ada M.", "Cleo");
        });
  }

  @Test
  void anAttachmentThatIsDeletedIsGoneWhenTheMessageIsSaved() {
    atDesk(
        desk -> {
          NativeMessage message = desk.keep(desk.workshop().createMessage());
          for (String name : List.of("one.txt", "two.txt")) {
            NativeProps attachment = attach(desk, message, name, "text/plain");
            attachment.setProps(List.of(Pr.ATTACH_DATA_BIN.with(Binary.of(pattern(5)))));
            attachment.saveChanges(0);
            attachment.release();
          }
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          EntryId id = Desk.get(message, Pr.ENTRYID);
          NativeTable table = desk.keep(message.getAttachmentTable());
          table.setColumns(List.of(Pr.ATTACH_NUM));
          int first = Desk.read(Desk.all(table).get(0), Pr.ATTACH_NUM);
          message.deleteAttach(first);
          message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          table = desk.keep(desk.message(id).getAttachmentTable());
          table.setColumns(List.of(Pr.ATTACH_NUM));
          assertThat(Desk.all(table))
              .singleElement()
              .satisfies(row -> assertThat(Desk.read(row, Pr.ATTACH_NUM)).isNotEqualTo(first));
        });
  }

  @Test
  void theSubjectConsistsOfAPrefixAndTheRest() {
    atDesk(
        desk -> {
          NativeMessage found =
              desk.message(desk.create(desk.workshop(), Pr.SUBJECT.with("RE: Figures: May")));
          assertThat(Desk.get(found, Pr.SUBJECT_PREFIX)).isEqualTo("RE: ");
          assertThat(Desk.get(found, Pr.NORMALIZED_SUBJECT)).isEqualTo("Figures: May");
          NativeMessage set =
              desk.message(
                  desk.create(
                      desk.workshop(),
                      Pr.SUBJECT_PREFIX.with("Answer: "),
                      Pr.SUBJECT.with("Answer: Figures")));
          assertThat(Desk.get(set, Pr.SUBJECT_PREFIX)).isEqualTo("Answer: ");
          assertThat(Desk.get(set, Pr.NORMALIZED_SUBJECT)).isEqualTo("Figures");
          NativeMessage none =
              desk.message(desk.create(desk.workshop(), Pr.SUBJECT.with("Figures: May")));
          assertThat(Desk.get(none, Pr.SUBJECT_PREFIX)).isEmpty();
          assertThat(Desk.get(none, Pr.NORMALIZED_SUBJECT)).isEqualTo("Figures: May");
        });
  }
}
