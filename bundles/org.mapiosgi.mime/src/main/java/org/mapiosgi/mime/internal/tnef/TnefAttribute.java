// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.mime.internal.text.Bytes;

/**
 * An attribute of a TNEF stream ([MS-OXTNEF] 2.1.3.2).
 *
 * @param ofAttachment whether it belongs to an attachment and not to the message
 * @param id type and number
 * @param data the bytes, as many as are there
 */
record TnefAttribute(boolean ofAttachment, int id, Bytes data) {
  /** The attributes that have a meaning here. */
  enum Name {
    OWNER(0x00060000, "attOwner"),
    SENT_FOR(0x00060001, "attSentFor"),
    DELEGATE(0x00060002, "attDelegate"),
    DATE_START(0x00030006, "attDateStart"),
    DATE_END(0x00030007, "attDateEnd"),
    AID_OWNER(0x00040008, "attAidOwner"),
    REQUEST_RES(0x00040009, "attRequestRes"),
    ORIGINAL_MESSAGE_CLASS(0x00070600, "attOriginalMessageClass"),
    FROM(0x00008000, "attFrom"),
    SUBJECT(0x00018004, "attSubject"),
    DATE_SENT(0x00038005, "attDateSent"),
    DATE_RECD(0x00038006, "attDateRecd"),
    MESSAGE_STATUS(0x00068007, "attMessageStatus"),
    MESSAGE_CLASS(0x00078008, "attMessageClass"),
    MESSAGE_ID(0x00018009, "attMessageID"),
    PARENT_ID(0x0001800A, "attParentID"),
    CONVERSATION_ID(0x0001800B, "attConversationID"),
    BODY(0x0002800C, "attBody"),
    PRIORITY(0x0004800D, "attPriority"),
    ATTACH_DATA(0x0006800F, "attAttachData"),
    ATTACH_TITLE(0x00018010, "attAttachTitle"),
    ATTACH_META_FILE(0x00068011, "attAttachMetaFile"),
    ATTACH_CREATE_DATE(0x00038012, "attAttachCreateDate"),
    ATTACH_MODIFY_DATE(0x00038013, "attAttachModifyDate"),
    DATE_MODIFIED(0x00038020, "attDateModified"),
    ATTACH_TRANSPORT_FILENAME(0x00069001, "attAttachTransportFilename"),
    ATTACH_REND_DATA(0x00069002, "attAttachRendData"),
    MSG_PROPS(0x00069003, "attMsgProps"),
    RECIP_TABLE(0x00069004, "attRecipTable"),
    ATTACHMENT(0x00069005, "attAttachment"),
    TNEF_VERSION(0x00089006, "attTnefVersion"),
    OEM_CODEPAGE(0x00069007, "attOemCodepage");

    private final int id;
    private final String text;

    Name(int id, String text) {
      this.id = id;
      this.text = text;
    }
  }

  /** Its name; empty if it means nothing here. */
  Optional<Name> name() {
    for (Name name : Name.values()) {
      if (name.id == id) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Whether it has this name. */
  boolean is(Name name) {
    return id == name.id;
  }

  /** The name in the specification, or the number. */
  @Override
  public String toString() {
    return name()
        .map(name -> name.text)
        .orElseGet(() -> String.format(Locale.ROOT, "attribute 0x%08X", id));
  }
}
