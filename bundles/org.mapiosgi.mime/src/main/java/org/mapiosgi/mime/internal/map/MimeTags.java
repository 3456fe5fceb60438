// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.time.Instant;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropTag;

/** The tags that mail needs and the API has no constant for, named as in MAPITags.h. */
public final class MimeTags {
  public static final PropTag<Instant> EXPIRY_TIME = PropTag.time(0x0015);
  public static final PropTag<Boolean> ORIGINATOR_DELIVERY_REPORT_REQUESTED = PropTag.bool(0x0023);
  public static final PropTag<Integer> PRIORITY = PropTag.integer(0x0026);
  public static final PropTag<Boolean> READ_RECEIPT_REQUESTED = PropTag.bool(0x0029);
  public static final PropTag<Instant> REPLY_TIME = PropTag.time(0x0030);
  public static final PropTag<Integer> SENSITIVITY = PropTag.integer(0x0036);
  public static final PropTag<Binary> SENT_REPRESENTING_SEARCH_KEY = PropTag.binary(0x003B);
  public static final PropTag<String> SUBJECT_PREFIX = PropTag.unicode(0x003D);
  public static final PropTag<EntryId> SENT_REPRESENTING_ENTRYID = PropTag.entryId(0x0041);
  public static final PropTag<EntryId> READ_RECEIPT_ENTRYID = PropTag.entryId(0x0046);
  public static final PropTag<Binary> REPLY_RECIPIENT_ENTRIES = PropTag.binary(0x004F);
  public static final PropTag<String> REPLY_RECIPIENT_NAMES = PropTag.unicode(0x0050);
  public static final PropTag<String> SENT_REPRESENTING_ADDRTYPE = PropTag.unicode(0x0064);
  public static final PropTag<String> SENT_REPRESENTING_EMAIL_ADDRESS = PropTag.unicode(0x0065);
  public static final PropTag<String> CONVERSATION_TOPIC = PropTag.unicode(0x0070);
  public static final PropTag<Binary> CONVERSATION_INDEX = PropTag.binary(0x0071);
  public static final PropTag<Boolean> NON_RECEIPT_NOTIFICATION_REQUESTED = PropTag.bool(0x0C06);
  public static final PropTag<EntryId> SENDER_ENTRYID = PropTag.entryId(0x0C19);
  public static final PropTag<Binary> SENDER_SEARCH_KEY = PropTag.binary(0x0C1D);
  public static final PropTag<String> NORMALIZED_SUBJECT = PropTag.unicode(0x0E1D);
  public static final PropTag<String> BODY_CONTENT_LOCATION = PropTag.unicode(0x1014);
  public static final PropTag<String> BODY_CONTENT_ID = PropTag.unicode(0x1015);
  public static final PropTag<Integer> NATIVE_BODY_INFO = PropTag.integer(0x1016);
  public static final PropTag<String> INTERNET_REFERENCES = PropTag.unicode(0x1039);
  public static final PropTag<String> IN_REPLY_TO_ID = PropTag.unicode(0x1042);
  public static final PropTag<String> LIST_HELP = PropTag.unicode(0x1043);
  public static final PropTag<String> LIST_SUBSCRIBE = PropTag.unicode(0x1044);
  public static final PropTag<String> LIST_UNSUBSCRIBE = PropTag.unicode(0x1045);
  public static final PropTag<Instant> ATTACH_CREATION_TIME = PropTag.time(0x3007);
  public static final PropTag<Instant> ATTACH_MODIFICATION_TIME = PropTag.time(0x3008);
  public static final PropTag<String> ATTACH_EXTENSION = PropTag.unicode(0x3703);
  public static final PropTag<String> ATTACH_CONTENT_BASE = PropTag.unicode(0x3711);
  public static final PropTag<String> ATTACH_CONTENT_ID = PropTag.unicode(0x3712);
  public static final PropTag<String> ATTACH_CONTENT_LOCATION = PropTag.unicode(0x3713);
  public static final PropTag<Integer> ATTACH_FLAGS = PropTag.integer(0x3714);
  public static final PropTag<String> TEXT_ATTACHMENT_CHARSET = PropTag.unicode(0x371B);
  public static final PropTag<Integer> INTERNET_CPID = PropTag.integer(0x3FDE);
  public static final PropTag<Integer> AUTO_RESPONSE_SUPPRESS = PropTag.integer(0x3FDF);
  public static final PropTag<String> SENDER_SMTP_ADDRESS = PropTag.unicode(0x5D01);
  public static final PropTag<String> SENT_REPRESENTING_SMTP_ADDRESS = PropTag.unicode(0x5D02);
  public static final PropTag<Boolean> ATTACHMENT_HIDDEN = PropTag.bool(0x7FFE);

  private MimeTags() {}
}
