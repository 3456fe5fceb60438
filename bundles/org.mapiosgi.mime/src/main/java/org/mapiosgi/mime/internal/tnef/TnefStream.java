// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.Bytes;

/** Splits a TNEF stream into its attributes ([MS-OXTNEF] 2.1.3.1). */
final class TnefStream {
  private static final byte[] SIGNATURE = {0x78, (byte) 0x9F, 0x3E, 0x22};

  /** The signature and the key. */
  private static final int HEADER = 6;

  private static final int LEVEL_MESSAGE = 1;
  private static final int LEVEL_ATTACHMENT = 2;

  private final Losses losses;

  TnefStream(Losses losses) {
    this.losses = losses;
  }

  static boolean isTnef(Bytes bytes) {
    return bytes.startsWith(0, SIGNATURE);
  }

  /** The attributes up to the end, or up to the first place that is none. */
  List<TnefAttribute> attributes(Bytes stream) {
    List<TnefAttribute> attributes = new ArrayList<>();
    TnefInput input = new TnefInput(stream.part(Math.min(HEADER, stream.size()), stream.size()));
    try {
      while (input.remaining() > 0) {
        int level = input.int8();
        if (level != LEVEL_MESSAGE && level != LEVEL_ATTACHMENT) {
          losses.add(
              String.format(
                  Locale.ROOT,
                  "it is not read from a level %d on, which TNEF does not have",
                  level));
          return attributes;
        }
        attributes.add(attribute(level == LEVEL_ATTACHMENT, input));
      }
    } catch (TnefInput.EndException e) {
      losses.add("it is cut off");
    }
    return attributes;
  }

  private TnefAttribute attribute(boolean ofAttachment, TnefInput input)
      throws TnefInput.EndException {
    int id = input.int32();
    int length = input.int32();
    TnefAttribute attribute = new TnefAttribute(ofAttachment, id, input.bytesAtMost(length));
    if (length < 0 || attribute.data().size() < length || input.remaining() < Short.BYTES) {
      losses.add("it is cut off in " + attribute);
      input.bytesAtMost(input.remaining());
    } else if (input.int16() != checksum(attribute.data())) {
      losses.add("the checksum of " + attribute + " is wrong");
    }
    return attribute;
  }

  private static int checksum(Bytes data) {
    int sum = 0;
    for (int index = 0; index < data.size(); index++) {
      sum += data.at(index) & 0xFF;
    }
    return sum & 0xFFFF;
  }
}
