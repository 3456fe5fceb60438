// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.time.Instant;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;

/** The tags that TNEF needs and the API has no constant for, named as in MAPITags.h. */
final class TnefTags {
  static final PropTag<Binary> CONVERSATION_KEY = PropTag.binary(0x000B);
  static final PropTag<Binary> PARENT_KEY = PropTag.binary(0x0025);
  static final PropTag<Binary> RCVD_REPRESENTING_ENTRYID = PropTag.binary(0x0043);
  static final PropTag<String> RCVD_REPRESENTING_NAME = PropTag.unicode(0x0044);
  static final PropTag<String> ORIG_MESSAGE_CLASS = PropTag.unicode(0x004B);
  static final PropTag<Instant> START_DATE = PropTag.time(0x0060);
  static final PropTag<Instant> END_DATE = PropTag.time(0x0061);
  static final PropTag<Integer> OWNER_APPT_ID = PropTag.integer(0x0062);
  static final PropTag<Boolean> RESPONSE_REQUESTED = PropTag.bool(0x0063);
  static final PropTag<String> RCVD_REPRESENTING_ADDRTYPE = PropTag.unicode(0x0077);
  static final PropTag<String> RCVD_REPRESENTING_EMAIL_ADDRESS = PropTag.unicode(0x0078);
  static final PropTag<Binary> ATTACH_ENCODING = PropTag.binary(0x3702);
  static final PropTag<Binary> ATTACH_RENDERING = PropTag.binary(0x3709);
  static final PropTag<String> ATTACH_TRANSPORT_NAME = PropTag.unicode(0x370C);

  /** PR_ATTACH_ENCODING of MacBinary (OID_MAC_BINARY). */
  static final Binary MAC_BINARY = Binary.ofHex("2A864886F714030B01");

  private TnefTags() {}
}
