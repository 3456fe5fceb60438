// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.time.Instant;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropTag;

/** The tags that mail needs and the API has no constant for, named as in MAPITags.h. */
public final class MimeTags {
  public static final PropTag<Instant> EXPIRY_TIME = PropTag.time(0x0015);
  public static final PropTag<Instant> REPLY_TIME = PropTag.time(0x0030);
  public static final PropTag<EntryId> READ_RECEIPT_ENTRYID = PropTag.entryId(0x0046);
  public static final PropTag<Boolean> NON_RECEIPT_NOTIFICATION_REQUESTED = PropTag.bool(0x0C06);
  public static final PropTag<Binary> SENDER_SEARCH_KEY = PropTag.binary(0x0C1D);
  public static final PropTag<String> BODY_CONTENT_LOCATION = PropTag.unicode(0x1014);
  public static final PropTag<String> BODY_CONTENT_ID = PropTag.unicode(0x1015);
  public static final PropTag<String> LIST_HELP = PropTag.unicode(0x1043);
  public static final PropTag<String> LIST_SUBSCRIBE = PropTag.unicode(0x1044);
  public static final PropTag<String> LIST_UNSUBSCRIBE = PropTag.unicode(0x1045);
  public static final PropTag<String> ATTACH_EXTENSION = PropTag.unicode(0x3703);
  public static final PropTag<String> ATTACH_CONTENT_BASE = PropTag.unicode(0x3711);
  public static final PropTag<String> ATTACH_CONTENT_LOCATION = PropTag.unicode(0x3713);
  public static final PropTag<String> TEXT_ATTACHMENT_CHARSET = PropTag.unicode(0x371B);
  public static final PropTag<Integer> AUTO_RESPONSE_SUPPRESS = PropTag.integer(0x3FDF);
  public static final PropTag<String> SENDER_SMTP_ADDRESS = PropTag.unicode(0x5D01);
  public static final PropTag<String> SENT_REPRESENTING_SMTP_ADDRESS = PropTag.unicode(0x5D02);

  private MimeTags() {}
}
