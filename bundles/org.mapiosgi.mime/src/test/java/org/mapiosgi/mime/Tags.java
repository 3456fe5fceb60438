// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;

/** Tags that the tests look for, by their numbers in MAPITags.h. */
final class Tags {
  static final PropTag<Integer> INTERNET_CPID = PropTag.integer(0x3FDE);
  static final PropTag<String> IN_REPLY_TO_ID = PropTag.unicode(0x1042);
  static final PropTag<String> INTERNET_REFERENCES = PropTag.unicode(0x1039);
  static final PropTag<String> REPLY_RECIPIENT_NAMES = PropTag.unicode(0x0050);
  static final PropTag<Binary> REPLY_RECIPIENT_ENTRIES = PropTag.binary(0x004F);
  static final PropTag<String> CONVERSATION_TOPIC = PropTag.unicode(0x0070);
  static final PropTag<Binary> CONVERSATION_INDEX = PropTag.binary(0x0071);
  static final PropTag<String> SUBJECT_PREFIX = PropTag.unicode(0x003D);
  static final PropTag<String> NORMALIZED_SUBJECT = PropTag.unicode(0x0E1D);
  static final PropTag<Integer> SENSITIVITY = PropTag.integer(0x0036);
  static final PropTag<Integer> PRIORITY = PropTag.integer(0x0026);
  static final PropTag<Boolean> READ_RECEIPT_REQUESTED = PropTag.bool(0x0029);
  static final PropTag<Boolean> DELIVERY_REPORT_REQUESTED = PropTag.bool(0x0023);
  static final PropTag<String> ATTACH_CONTENT_ID = PropTag.unicode(0x3712);
  static final PropTag<String> ATTACH_CONTENT_LOCATION = PropTag.unicode(0x3713);
  static final PropTag<String> ATTACH_EXTENSION = PropTag.unicode(0x3703);
  static final PropTag<Integer> ATTACH_FLAGS = PropTag.integer(0x3714);
  static final PropTag<Boolean> ATTACHMENT_HIDDEN = PropTag.bool(0x7FFE);

  static final PropTag<String> SENT_REPRESENTING_ADDRTYPE = PropTag.unicode(0x0064);
  static final PropTag<String> SENT_REPRESENTING_EMAIL_ADDRESS = PropTag.unicode(0x0065);

  /** The text that a test expects of a message's HTML. No mail has it. */
  static final PropTag<String> DERIVED = PropTag.unicode(0x6600);

  private Tags() {}
}
