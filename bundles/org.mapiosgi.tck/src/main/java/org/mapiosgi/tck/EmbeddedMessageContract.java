// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mapiosgi.tck.Failures.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/** Messages in attachments: PR_ATTACH_DATA_OBJ opened as IMessage, and CopyProps of attachments. */
public abstract class EmbeddedMessageContract extends StagedContract {
  private static final int ATTACH_EMBEDDED_MSG = 5;
  private static final int CREATE = NativeProps.MAPI_CREATE | NativeProps.MAPI_MODIFY;

  /** For subclasses. */
  protected EmbeddedMessageContract() {}

  private static NativeProps attachment(Desk desk, NativeMessage outer) {
    NativeProps attachment = desk.keep(outer.createAttach());
    attachment.setProps(
        List.of(
            Pr.ATTACH_METHOD.with(ATTACH_EMBEDDED_MSG),
            Pr.DISPLAY_NAME.with("a message"),
            Pr.RENDERING_POSITION.with(-1)));
    return attachment;
  }

  private static NativeMessage open(Desk desk, NativeProps attachment, int flags) {
    return desk.keep(
        attachment.openProperty(Pr.ATTACH_DATA_OBJ.tag(), NativeInterface.MESSAGE, flags));
  }

  private static void save(NativeProps object) {
    object.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
  }

  private static NativeProps only(Desk desk, NativeMessage outer, int flags) {
    List<List<PropValue>> rows =
        desk.rows(outer.getAttachmentTable(), Pr.ATTACH_NUM, Pr.ATTACH_METHOD);
    assertThat(rows).hasSize(1);
    assertThat(Desk.read(rows.get(0), Pr.ATTACH_METHOD)).isEqualTo(ATTACH_EMBEDDED_MSG);
    return desk.keep(outer.openAttach(Desk.read(rows.get(0), Pr.ATTACH_NUM), flags));
  }

  /** The message in a saved message, opened anew to be read. */
  private static NativeMessage readInner(Desk desk, EntryId outer) {
    return open(desk, only(desk, desk.message(outer), 0), 0);
  }

  private static void addAda(NativeMessage message, int type) {
    message.modifyRecipients(
        NativeMessage.MODRECIP_ADD, List.of(OneOff.entry(type, "Ada", "ada@example.com")));
  }

  /** A saved message that has one message in it. */
  private static EntryId nested(Desk desk, String innerSubject) {
    NativeMessage outer = desk.keep(desk.workshop().createMessage());
    outer.setProps(List.of(Pr.SUBJECT.with("outer")));
    NativeProps attachment = attachment(desk, outer);
    NativeMessage inner = open(desk, attachment, CREATE);
    inner.setProps(List.of(Pr.SUBJECT.with(innerSubject), Pr.BODY.with("the inner text")));
    save(inner);
    inner.release();
    save(attachment);
    attachment.release();
    save(outer);
    return Desk.get(outer, Pr.ENTRYID);
  }

  @Test
  void messagesAreNestedThreeDeep() {
    atDesk(
        desk -> {
          NativeMessage outer = desk.keep(desk.workshop().createMessage());
          NativeProps first = attachment(desk, outer);
          NativeMessage one = open(desk, first, CREATE);
          one.setProps(List.of(Pr.SUBJECT.with("one")));
          NativeProps second = attachment(desk, one);
          NativeMessage two = open(desk, second, CREATE);
          two.setProps(List.of(Pr.SUBJECT.with("two")));
          NativeProps third = attachment(desk, two);
          NativeMessage three = open(desk, third, CREATE);
          three.setProps(List.of(Pr.SUBJECT.with("three")));
          addAda(three, OneOff.TO);
          for (NativeProps each : List.of(three, third, two, second, one, first, outer)) {
            save(each);
          }
          EntryId id = Desk.get(outer, Pr.ENTRYID);
          for (NativeProps each : List.of(three, third, two, second, one, first, outer)) {
            each.release();
          }

          NativeMessage read = desk.message(id);
          for (String subject : List.of("one", "two", "three")) {
            NativeProps held = only(desk, read, 0);
            read = open(desk, held, 0);
            assertThat(read.interfaceName()).isEqualTo("IMessage");
            assertThat(Desk.get(read, Pr.SUBJECT)).isEqualTo(subject);
          }
          assertThat(Desk.get(read, Pr.DISPLAY_TO)).isEqualTo("Ada");
          assertThat(desk.rows(read.getRecipientTable(), Pr.DISPLAY_NAME, Pr.EMAIL_ADDRESS))
              .extracting(
                  row -> Desk.read(row, Pr.DISPLAY_NAME), row -> Desk.read(row, Pr.EMAIL_ADDRESS))
              .containsExactly(tuple("Ada", "ada@example.com"));
        });
  }

  @Test
  void anEmbeddedMessageIsChangedWhenAllAroundItAreSaved() {
    atDesk(
        desk -> {
          EntryId id = nested(desk, "before");
          NativeMessage outer = desk.message(id);
          NativeProps attachment = only(desk, outer, NativeProps.MAPI_MODIFY);
          NativeMessage inner = open(desk, attachment, NativeProps.MAPI_MODIFY);
          inner.setProps(List.of(Pr.SUBJECT.with("after")));
          save(inner);
          assertThat(Desk.get(readInner(desk, id), Pr.SUBJECT)).isEqualTo("before");
          save(attachment);
          save(outer);
          NativeMessage read = readInner(desk, id);
          assertThat(Desk.get(read, Pr.SUBJECT)).isEqualTo("after");
          assertThat(Desk.get(read, Pr.BODY)).isEqualTo("the inner text");
        });
  }

  @Test
  void anEmbeddedMessageThatIsNotSavedLeavesNothing() {
    atDesk(
        desk -> {
          EntryId id = nested(desk, "kept");
          NativeMessage outer = desk.message(id);
          NativeProps attachment = only(desk, outer, NativeProps.MAPI_MODIFY);
          NativeMessage inner = open(desk, attachment, NativeProps.MAPI_MODIFY);
          inner.setProps(List.of(Pr.SUBJECT.with("dropped")));
          inner.release();
          save(attachment);
          attachment.release();
          save(outer);
          assertThat(Desk.get(readInner(desk, id), Pr.SUBJECT)).isEqualTo("kept");
        });
  }

  @Test
  void whatIsOpenedToReadIsNotChanged() {
    atDesk(
        desk -> {
          EntryId id = nested(desk, "read only");
          NativeProps attachment = only(desk, desk.message(id), 0);
          refused(() -> attachment.setProps(List.of(Pr.COMMENT.with("x"))), "MAPI_E_NO_ACCESS");
          refused(() -> open(desk, attachment, NativeProps.MAPI_MODIFY), "MAPI_E_NO_ACCESS");
          NativeMessage inner = open(desk, attachment, 0);
          refused(() -> inner.setProps(List.of(Pr.SUBJECT.with("x"))), "MAPI_E_NO_ACCESS");
        });
  }

  @Test
  void anAttachmentThatIsNoMessageIsNotOpenedAsOne() {
    atDesk(
        desk -> {
          NativeMessage outer = desk.keep(desk.workshop().createMessage());
          NativeProps attachment = desk.keep(outer.createAttach());
          attachment.setProps(List.of(Pr.ATTACH_METHOD.with(1)));
          refused(() -> open(desk, attachment, 0), "MAPI_E_NOT_FOUND");
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void anEmbeddedMessageIsNotSubmitted() {
    atDesk(
        desk -> {
          NativeMessage outer = desk.keep(desk.workshop().createMessage());
          NativeMessage inner = open(desk, attachment(desk, outer), CREATE);
          inner.modifyRecipients(
              NativeMessage.MODRECIP_ADD,
              List.of(OneOff.entry(OneOff.TO, "Myself", fixture().selfAddress())));
          refused(inner::submitMessage, "MAPI_E_NO_SUPPORT");
        });
  }

  @Test
  void attachmentsAreCopiedToAnotherMessage() {
    PropTag<Object> attachments = PropTag.of(Pr.MESSAGE_ATTACHMENTS.tag());
    atDesk(
        desk -> {
          NativeMessage from = desk.message(nested(desk, "copied"));
          NativeMessage to = desk.keep(desk.workshop().createMessage());
          to.setProps(List.of(Pr.SUBJECT.with("the copy")));
          from.copyProps(List.of(attachments, Pr.BODY), to);
          save(to);
          EntryId copy = Desk.get(to, Pr.ENTRYID);
          assertThat(Desk.get(desk.message(copy), Pr.SUBJECT)).isEqualTo("the copy");
          assertThat(Desk.get(readInner(desk, copy), Pr.SUBJECT)).isEqualTo("copied");
        });
  }

  @Test
  void propertiesAreCopiedAndThoseThatAreNotThereArePassedOver() {
    atDesk(
        desk -> {
          NativeMessage from = desk.keep(desk.workshop().createMessage());
          from.setProps(List.of(Pr.SUBJECT.with("subject"), Pr.BODY.with("body")));
          addAda(from, OneOff.CC);
          NativeMessage to = desk.keep(desk.workshop().createMessage());
          from.copyProps(
              List.of(Pr.SUBJECT, Pr.COMMENT, PropTag.of(Pr.MESSAGE_RECIPIENTS.tag())), to);
          assertThat(Desk.get(to, Pr.SUBJECT)).isEqualTo("subject");
          assertThat(to.getProps(List.of(Pr.BODY)).get(0).isError()).isTrue();
          assertThat(desk.column(to.getRecipientTable(), Pr.DISPLAY_NAME)).containsExactly("Ada");
          NativeProps readOnly = only(desk, desk.message(nested(desk, "read only")), 0);
          refused(() -> from.copyProps(List.of(Pr.SUBJECT), readOnly), "MAPI_E_NO_ACCESS");
        });
  }

  @Test
  void anAttachmentIsRenamedInASavedMessage() {
    atDesk(
        desk -> {
          EntryId id = nested(desk, "inner");
          NativeMessage outer = desk.message(id);
          NativeProps attachment = only(desk, outer, NativeProps.MAPI_BEST_ACCESS);
          attachment.setProps(List.of(Pr.DISPLAY_NAME.with("renamed")));
          save(attachment);
          save(outer);
          NativeProps read = only(desk, desk.message(id), 0);
          assertThat(Desk.get(read, Pr.DISPLAY_NAME)).isEqualTo("renamed");
          assertThat(Desk.get(open(desk, read, 0), Pr.SUBJECT)).isEqualTo("inner");
        });
  }
}
