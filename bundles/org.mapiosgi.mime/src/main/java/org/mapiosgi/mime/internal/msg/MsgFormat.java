// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.util.HexFormat;
import java.util.UUID;
import org.mapiosgi.api.property.PropTag;

/** The names and figures of the format ([MS-OXMSG] 2). */
final class MsgFormat {
  /** The class of the root of a message. */
  static final UUID MESSAGE_CLASS_ID = UUID.fromString("00020d0b-0000-0000-c000-000000000046");

  static final String PROPERTIES = "__properties_version1.0";
  static final int TOP_HEADER = 32;
  static final int EMBEDDED_HEADER = 24;
  static final int OTHER_HEADER = 8;
  static final int NEXT_RECIPIENT_AT = 8;
  static final int NEXT_ATTACHMENT_AT = 12;
  static final int RECIPIENT_COUNT_AT = 16;
  static final int ATTACHMENT_COUNT_AT = 20;

  static final int ENTRY_SIZE = 16;
  static final int FLAGS_AT = 4;
  static final int VALUE_AT = 8;
  static final int RESERVED_AT = 12;

  /** PROPATTR_READABLE and PROPATTR_WRITABLE. */
  static final int READABLE_AND_WRITABLE = 6;

  static final int NO_SIZE = 0xFFFFFFFF;
  static final int IS_EMBEDDED = 1;
  static final int IS_STORAGE = 4;

  static final String NAMES = "__nameid_version1.0";
  static final int GUIDS = 0x00020102;
  static final int NAME_ENTRIES = 0x00030102;
  static final int NAME_STRINGS = 0x00040102;
  static final int NAME_ENTRY_SIZE = 8;
  static final int FIRST_NAMED_ID = 0x8000;
  static final int LAST_NAMED_ID = 0xFFFE;
  static final int MOST_NAMES = LAST_NAMED_ID - FIRST_NAMED_ID + 1;
  static final int SET_OF_MAPI = 1;
  static final int SET_OF_PUBLIC_STRINGS = 2;
  static final int FIRST_OTHER_SET = 3;
  static final int FIRST_MAPPING_ID = 0x1000;
  static final int MAPPINGS = 0x1F;

  /** More than any store takes for a name, in bytes. */
  static final int LONGEST_NAME = 1024;

  static final String RECIPIENT = "__recip_version1.0_#";
  static final String ATTACHMENT = "__attach_version1.0_#";

  static final int DATA = 0x37010102;
  static final int OBJECT = 0x3701000D;

  static final PropTag<Integer> MESSAGE_CODEPAGE = PropTag.integer(0x3FFD);

  private static final String SUBSTREAM = "__substg1.0_";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private MsgFormat() {}

  /** The name of the stream of a property. */
  static String stream(int tag) {
    return SUBSTREAM + HEX.toHexDigits(tag);
  }

  /** The name of the stream of one of the values of a property. */
  static String stream(int tag, int index) {
    return stream(tag) + "-" + HEX.toHexDigits(index);
  }

  /** The name of a recipient or an attachment. */
  static String numbered(String prefix, int number) {
    return prefix + HEX.toHexDigits(number);
  }
}
