// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The well-known property tags, named as MAPITags.h names them without the PR_ prefix; text tags
 * are the PT_UNICODE ones (_W).
 */
public final class Pr {
  // Every object and every row.
  /** PR_ENTRYID. */
  public static final PropTag<EntryId> ENTRYID = PropTag.entryId(0x0FFF);

  /** PR_OBJECT_TYPE: MAPI_STORE 1, MAPI_FOLDER 3, MAPI_MESSAGE 5, MAPI_MAILUSER 6, ... */
  public static final PropTag<Integer> OBJECT_TYPE = PropTag.integer(0x0FFE);

  /** PR_STORE_ENTRYID. */
  public static final PropTag<EntryId> STORE_ENTRYID = PropTag.entryId(0x0FFB);

  /** PR_RECORD_KEY. */
  public static final PropTag<Binary> RECORD_KEY = PropTag.binary(0x0FF9);

  /** PR_INSTANCE_KEY. */
  public static final PropTag<Binary> INSTANCE_KEY = PropTag.binary(0x0FF6);

  /** PR_ROW_TYPE: TBL_*, see RowType. */
  public static final PropTag<Integer> ROW_TYPE = PropTag.integer(0x0FF5);

  /** PR_DEPTH: the level of a row in a table with groups, or of a folder below another. */
  public static final PropTag<Integer> DEPTH = PropTag.integer(0x3005);

  /** PR_PARENT_ENTRYID. */
  public static final PropTag<EntryId> PARENT_ENTRYID = PropTag.entryId(0x0E09);

  /** PR_DISPLAY_NAME_W. */
  public static final PropTag<String> DISPLAY_NAME = PropTag.unicode(0x3001);

  /** PR_ADDRTYPE_W. */
  public static final PropTag<String> ADDRTYPE = PropTag.unicode(0x3002);

  /** PR_EMAIL_ADDRESS_W. */
  public static final PropTag<String> EMAIL_ADDRESS = PropTag.unicode(0x3003);

  /** PR_COMMENT_W. */
  public static final PropTag<String> COMMENT = PropTag.unicode(0x3004);

  /** PR_CREATION_TIME. */
  public static final PropTag<Instant> CREATION_TIME = PropTag.time(0x3007);

  /** PR_LAST_MODIFICATION_TIME. */
  public static final PropTag<Instant> LAST_MODIFICATION_TIME = PropTag.time(0x3008);

  /** PR_SOURCE_KEY: identifies an object for synchronization. */
  public static final PropTag<Binary> SOURCE_KEY = PropTag.binary(0x65E0);

  /** PR_PARENT_SOURCE_KEY. */
  public static final PropTag<Binary> PARENT_SOURCE_KEY = PropTag.binary(0x65E1);

  /** PR_CHANGE_KEY: another one after each change. */
  public static final PropTag<Binary> CHANGE_KEY = PropTag.binary(0x65E2);

  /** PR_PREDECESSOR_CHANGE_LIST: the change keys that an object had before, and has now. */
  public static final PropTag<Binary> PREDECESSOR_CHANGE_LIST = PropTag.binary(0x65E3);

  /** PR_HIERARCHY_SYNCHRONIZER, of a folder. */
  public static final ObjectTag HIERARCHY_SYNCHRONIZER = new ObjectTag(0x662C);

  /** PR_CONTENTS_SYNCHRONIZER, of a folder. */
  public static final ObjectTag CONTENTS_SYNCHRONIZER = new ObjectTag(0x662D);

  /** PR_SEARCH_KEY. */
  public static final PropTag<Binary> SEARCH_KEY = PropTag.binary(0x300B);

  /** PR_SMTP_ADDRESS_W. */
  public static final PropTag<String> SMTP_ADDRESS = PropTag.unicode(0x39FE);

  /** PR_DISPLAY_TYPE: DT_MAILUSER 0, DT_DISTLIST 1, ... */
  public static final PropTag<Integer> DISPLAY_TYPE = PropTag.integer(0x3900);

  /** PR_ANR_W: compared with the name of an entry as the provider resolves names. */
  public static final PropTag<String> ANR = PropTag.unicode(0x360C);

  /** PR_EMS_AB_HOME_MDB_W: the distinguished name of the store that a user's mailbox is in. */
  public static final PropTag<String> EMS_AB_HOME_MDB = PropTag.unicode(0x8006);

  /** PR_ROWID: the row number of a recipient. */
  public static final PropTag<Integer> ROWID = PropTag.integer(0x3000);

  // Profiles and stores.
  /** PR_DEFAULT_STORE. */
  public static final PropTag<Boolean> DEFAULT_STORE = PropTag.bool(0x3400);

  /** PR_STORE_SUPPORT_MASK. */
  public static final PropTag<Set<StoreSupport>> STORE_SUPPORT_MASK =
      PropTag.of(0x340D, ValueType.flags(StoreSupport.class));

  /** PR_MDB_PROVIDER: which provider serves the store. */
  public static final PropTag<Binary> MDB_PROVIDER = PropTag.binary(0x3414);

  /** PR_RESOURCE_FLAGS: STATUS_* bits. */
  public static final PropTag<Integer> RESOURCE_FLAGS = PropTag.integer(0x3009);

  /** PR_DEFAULT_PROFILE. */
  public static final PropTag<Boolean> DEFAULT_PROFILE = PropTag.bool(0x3D04);

  /** PR_IPM_SUBTREE_ENTRYID: the root of what a user sees. */
  public static final PropTag<EntryId> IPM_SUBTREE_ENTRYID = PropTag.entryId(0x35E0);

  /** PR_IPM_OUTBOX_ENTRYID. */
  public static final PropTag<EntryId> IPM_OUTBOX_ENTRYID = PropTag.entryId(0x35E2);

  /** PR_IPM_WASTEBASKET_ENTRYID: Deleted Items. */
  public static final PropTag<EntryId> IPM_WASTEBASKET_ENTRYID = PropTag.entryId(0x35E3);

  /** PR_FINDER_ENTRYID: the folder in which search folders are made. */
  public static final PropTag<EntryId> FINDER_ENTRYID = PropTag.entryId(0x35E7);

  /** PR_IPM_SENTMAIL_ENTRYID. */
  public static final PropTag<EntryId> IPM_SENTMAIL_ENTRYID = PropTag.entryId(0x35E4);

  /** PR_MAPPING_SIGNATURE: objects with equal ones give a named property the same id. */
  public static final PropTag<Binary> MAPPING_SIGNATURE = PropTag.binary(0x0FF8);

  // Folders.
  /** PR_CONTENT_COUNT. */
  public static final PropTag<Integer> CONTENT_COUNT = PropTag.integer(0x3602);

  /** PR_CONTENT_UNREAD. */
  public static final PropTag<Integer> CONTENT_UNREAD = PropTag.integer(0x3603);

  /** PR_SUBFOLDERS. */
  public static final PropTag<Boolean> SUBFOLDERS = PropTag.bool(0x360A);

  /** PR_ASSOC_CONTENT_COUNT: how many associated messages the folder has. */
  public static final PropTag<Integer> ASSOC_CONTENT_COUNT = PropTag.integer(0x3617);

  /** PR_IPM_APPOINTMENT_ENTRYID: the calendar; of the Inbox and the root folder, as those below. */
  public static final PropTag<EntryId> IPM_APPOINTMENT_ENTRYID = PropTag.entryId(0x36D0);

  /** PR_IPM_CONTACT_ENTRYID. */
  public static final PropTag<EntryId> IPM_CONTACT_ENTRYID = PropTag.entryId(0x36D1);

  /** PR_IPM_JOURNAL_ENTRYID. */
  public static final PropTag<EntryId> IPM_JOURNAL_ENTRYID = PropTag.entryId(0x36D2);

  /** PR_IPM_NOTE_ENTRYID. */
  public static final PropTag<EntryId> IPM_NOTE_ENTRYID = PropTag.entryId(0x36D3);

  /** PR_IPM_TASK_ENTRYID. */
  public static final PropTag<EntryId> IPM_TASK_ENTRYID = PropTag.entryId(0x36D4);

  /** PR_IPM_DRAFTS_ENTRYID. */
  public static final PropTag<EntryId> IPM_DRAFTS_ENTRYID = PropTag.entryId(0x36D7);

  /** PR_ADDITIONAL_REN_ENTRYIDS: conflicts and sync folders; the fifth is the junk mail folder. */
  public static final PropTag<List<Binary>> ADDITIONAL_REN_ENTRYIDS =
      PropTag.of(0x36D8, ValueType.MV_BINARY);

  /** PR_CONTAINER_CLASS_W. */
  public static final PropTag<String> CONTAINER_CLASS = PropTag.unicode(0x3613);

  // Messages.
  /** PR_MESSAGE_CLASS_W. */
  public static final PropTag<String> MESSAGE_CLASS = PropTag.unicode(0x001A);

  /** PR_SUBJECT_W. */
  public static final PropTag<String> SUBJECT = PropTag.unicode(0x0037);

  /** PR_IMPORTANCE: 0 low, 1 normal, 2 high. */
  public static final PropTag<Integer> IMPORTANCE = PropTag.integer(0x0017);

  /** PR_PRIORITY: -1 not urgent, 0 normal, 1 urgent. */
  public static final PropTag<Integer> PRIORITY = PropTag.integer(0x0026);

  /** PR_CLIENT_SUBMIT_TIME. */
  public static final PropTag<Instant> CLIENT_SUBMIT_TIME = PropTag.time(0x0039);

  /** PR_MESSAGE_DELIVERY_TIME. */
  public static final PropTag<Instant> MESSAGE_DELIVERY_TIME = PropTag.time(0x0E06);

  /** PR_MESSAGE_FLAGS. */
  public static final PropTag<Set<MsgFlag>> MESSAGE_FLAGS =
      PropTag.of(0x0E07, ValueType.flags(MsgFlag.class));

  /** PR_MESSAGE_SIZE, in bytes. */
  public static final PropTag<Integer> MESSAGE_SIZE = PropTag.integer(0x0E08);

  /** PR_HASATTACH. */
  public static final PropTag<Boolean> HASATTACH = PropTag.bool(0x0E1B);

  /** PR_SENDER_NAME_W. */
  public static final PropTag<String> SENDER_NAME = PropTag.unicode(0x0C1A);

  /** PR_SENDER_ADDRTYPE_W. */
  public static final PropTag<String> SENDER_ADDRTYPE = PropTag.unicode(0x0C1E);

  /** PR_SENDER_EMAIL_ADDRESS_W. */
  public static final PropTag<String> SENDER_EMAIL_ADDRESS = PropTag.unicode(0x0C1F);

  /** PR_SENDER_ENTRYID. */
  public static final PropTag<EntryId> SENDER_ENTRYID = PropTag.entryId(0x0C19);

  /** PR_SENT_REPRESENTING_ENTRYID. */
  public static final PropTag<EntryId> SENT_REPRESENTING_ENTRYID = PropTag.entryId(0x0041);

  /** PR_SENT_REPRESENTING_SEARCH_KEY. */
  public static final PropTag<Binary> SENT_REPRESENTING_SEARCH_KEY = PropTag.binary(0x003B);

  /** PR_SENT_REPRESENTING_ADDRTYPE_W. */
  public static final PropTag<String> SENT_REPRESENTING_ADDRTYPE = PropTag.unicode(0x0064);

  /** PR_SENT_REPRESENTING_EMAIL_ADDRESS_W. */
  public static final PropTag<String> SENT_REPRESENTING_EMAIL_ADDRESS = PropTag.unicode(0x0065);

  /** PR_RECEIVED_BY_ENTRYID. */
  public static final PropTag<EntryId> RECEIVED_BY_ENTRYID = PropTag.entryId(0x003F);

  /** PR_RECEIVED_BY_NAME_W. */
  public static final PropTag<String> RECEIVED_BY_NAME = PropTag.unicode(0x0040);

  /** PR_RECEIVED_BY_EMAIL_ADDRESS_W. */
  public static final PropTag<String> RECEIVED_BY_EMAIL_ADDRESS = PropTag.unicode(0x0076);

  /** PR_SENT_REPRESENTING_NAME_W. */
  public static final PropTag<String> SENT_REPRESENTING_NAME = PropTag.unicode(0x0042);

  /** PR_DISPLAY_TO_W. */
  public static final PropTag<String> DISPLAY_TO = PropTag.unicode(0x0E04);

  /** PR_DISPLAY_CC_W. */
  public static final PropTag<String> DISPLAY_CC = PropTag.unicode(0x0E03);

  /** PR_BODY_W. */
  public static final PropTag<String> BODY = PropTag.unicode(0x1000);

  /** PR_BODY_HTML as bytes (PR_HTML). */
  public static final PropTag<Binary> HTML = PropTag.binary(0x1013);

  /** PR_INTERNET_CPID: the code page of {@link #HTML}. */
  public static final PropTag<Integer> INTERNET_CPID = PropTag.integer(0x3FDE);

  /** PR_INTERNET_MESSAGE_ID_W. */
  public static final PropTag<String> INTERNET_MESSAGE_ID = PropTag.unicode(0x1035);

  /** PR_CONVERSATION_INDEX: its first 22 bytes are the same in all messages of a conversation. */
  public static final PropTag<Binary> CONVERSATION_INDEX = PropTag.binary(0x0071);

  /** PR_CONVERSATION_TOPIC_W: the normalized subject of the first message of a conversation. */
  public static final PropTag<String> CONVERSATION_TOPIC = PropTag.unicode(0x0070);

  /** PR_SUBJECT_PREFIX_W: "RE: " and the like. */
  public static final PropTag<String> SUBJECT_PREFIX = PropTag.unicode(0x003D);

  /** PR_NORMALIZED_SUBJECT_W: {@link #SUBJECT} without {@link #SUBJECT_PREFIX}. */
  public static final PropTag<String> NORMALIZED_SUBJECT = PropTag.unicode(0x0E1D);

  /** PR_IN_REPLY_TO_ID_W: the internet message id of the message that this one answers. */
  public static final PropTag<String> IN_REPLY_TO_ID = PropTag.unicode(0x1042);

  /** PR_INTERNET_REFERENCES_W: the internet message ids of the conversation so far. */
  public static final PropTag<String> INTERNET_REFERENCES = PropTag.unicode(0x1039);

  /** PR_REPLY_RECIPIENT_ENTRIES: a FLATENTRYLIST of the recipients of a reply. */
  public static final PropTag<Binary> REPLY_RECIPIENT_ENTRIES = PropTag.binary(0x004F);

  /** PR_REPLY_RECIPIENT_NAMES_W: their names, with semicolons between them. */
  public static final PropTag<String> REPLY_RECIPIENT_NAMES = PropTag.unicode(0x0050);

  /** PR_SENSITIVITY: 0 none, 1 personal, 2 private, 3 confidential. */
  public static final PropTag<Integer> SENSITIVITY = PropTag.integer(0x0036);

  /** PR_READ_RECEIPT_REQUESTED. */
  public static final PropTag<Boolean> READ_RECEIPT_REQUESTED = PropTag.bool(0x0029);

  /** PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED. */
  public static final PropTag<Boolean> ORIGINATOR_DELIVERY_REPORT_REQUESTED = PropTag.bool(0x0023);

  /** PR_DEFERRED_SEND_TIME: the message is not sent before. */
  public static final PropTag<Instant> DEFERRED_SEND_TIME = PropTag.time(0x3FEF);

  /** PR_NATIVE_BODY_INFO: 1 plain text, 2 RTF, 3 HTML, 4 clear-signed. */
  public static final PropTag<Integer> NATIVE_BODY_INFO = PropTag.integer(0x1016);

  /** PR_RTF_COMPRESSED. */
  public static final PropTag<Binary> RTF_COMPRESSED = PropTag.binary(0x1009);

  /** PR_RTF_IN_SYNC: whether {@link #RTF_COMPRESSED} has the text of {@link #BODY}. */
  public static final PropTag<Boolean> RTF_IN_SYNC = PropTag.bool(0x0E1F);

  /** PR_TRANSPORT_MESSAGE_HEADERS_W. */
  public static final PropTag<String> TRANSPORT_MESSAGE_HEADERS = PropTag.unicode(0x007D);

  /** PR_SENTMAIL_ENTRYID: where the copy of a submitted message goes. */
  public static final PropTag<EntryId> SENTMAIL_ENTRYID = PropTag.entryId(0x0E0A);

  /** PR_DELETE_AFTER_SUBMIT. */
  public static final PropTag<Boolean> DELETE_AFTER_SUBMIT = PropTag.bool(0x0E01);

  /** PR_MESSAGE_RECIPIENTS. */
  public static final ObjectTag MESSAGE_RECIPIENTS = new ObjectTag(0x0E12);

  /** PR_MESSAGE_ATTACHMENTS. */
  public static final ObjectTag MESSAGE_ATTACHMENTS = new ObjectTag(0x0E13);

  // Recipients.
  /** PR_RECIPIENT_TYPE: MAPI_TO 1, MAPI_CC 2, MAPI_BCC 3. */
  public static final PropTag<Integer> RECIPIENT_TYPE = PropTag.integer(0x0C15);

  // Attachments.
  /** PR_ATTACH_NUM. */
  public static final PropTag<Integer> ATTACH_NUM = PropTag.integer(0x0E21);

  /** PR_ATTACH_SIZE, in bytes, with the provider's overhead. */
  public static final PropTag<Integer> ATTACH_SIZE = PropTag.integer(0x0E20);

  /** PR_ATTACH_DATA_BIN. */
  public static final PropTag<Binary> ATTACH_DATA_BIN = PropTag.binary(0x3701);

  /** PR_ATTACH_DATA_OBJ: the message or object that is embedded. */
  public static final ObjectTag ATTACH_DATA_OBJ = new ObjectTag(0x3701);

  /** PR_ATTACH_METHOD: ATTACH_BY_VALUE 1, ATTACH_EMBEDDED_MSG 5, ... */
  public static final PropTag<Integer> ATTACH_METHOD = PropTag.integer(0x3705);

  /** PR_ATTACH_FILENAME_W: the 8.3 name. */
  public static final PropTag<String> ATTACH_FILENAME = PropTag.unicode(0x3704);

  /** PR_ATTACH_LONG_FILENAME_W. */
  public static final PropTag<String> ATTACH_LONG_FILENAME = PropTag.unicode(0x3707);

  /** PR_ATTACH_MIME_TAG_W. */
  public static final PropTag<String> ATTACH_MIME_TAG = PropTag.unicode(0x370E);

  /** PR_ATTACH_CONTENT_ID_W: the name that the HTML body refers to, after {@code cid:}. */
  public static final PropTag<String> ATTACH_CONTENT_ID = PropTag.unicode(0x3712);

  /** PR_ATTACH_FLAGS: ATT_INVISIBLE_IN_HTML 1, ATT_INVISIBLE_IN_RTF 2, ATT_MHTML_REF 4. */
  public static final PropTag<Integer> ATTACH_FLAGS = PropTag.integer(0x3714);

  /** PR_ATTACHMENT_HIDDEN: no client lists the attachment. */
  public static final PropTag<Boolean> ATTACHMENT_HIDDEN = PropTag.bool(0x7FFE);

  /** PR_RENDERING_POSITION: -1 for an attachment that is not rendered in the body. */
  public static final PropTag<Integer> RENDERING_POSITION = PropTag.integer(0x370B);

  private Pr() {}

  /**
   * Returns the name of a tag in the headers: the one that this class uses, or else the first in
   * the {@link PropertyCatalog}.
   */
  public static Optional<String> nameOf(int tag) {
    return Optional.ofNullable(Names.BY_TAG.get(tag))
        .or(() -> PropertyCatalog.namesOf(tag).stream().findFirst());
  }

  /** Describes a tag for people: its name, if the headers name it, and its 32 bits. */
  static String describe(int tag) {
    String bits = String.format(Locale.ROOT, "0x%08X", tag);
    return nameOf(tag).map(name -> name + " (" + bits + ")").orElse(bits);
  }

  /** Read off the constants on first use, so that a tag and its name are written once. */
  private static final class Names {
    static final Map<Integer, String> BY_TAG = new TreeMap<>();

    static {
      try {
        for (Field field : Pr.class.getFields()) {
          Object constant = field.get(null);
          if (constant instanceof PropTag<?> tag) {
            boolean text = tag.type() == PropType.UNICODE;
            BY_TAG.put(tag.tag(), "PR_" + field.getName() + (text ? "_W" : ""));
          } else if (constant instanceof ObjectTag tag) {
            BY_TAG.put(tag.tag(), "PR_" + field.getName());
          }
        }
      } catch (IllegalAccessException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }
}
