// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfException;
import org.mapiosgi.mime.rtf.RtfOrigin;
import org.mapiosgi.mime.rtf.RtfReader;
import org.mapiosgi.mime.rtf.RtfReading;

/** Gives a message whose own body is RTF the bodies that mail can carry ([MS-OXBBODY]). */
final class RtfOnly {
  private static final int NATIVE_RTF = 2;
  private static final int UTF_8 = 65001;

  private final RtfReader reader = new RtfReader();

  /** The message with bodies; the same message if it needs none, or its RTF cannot be read. */
  MessageData completed(MessageData message) {
    PropertyBag properties = message.properties();
    Optional<Binary> rtf = properties.get(Pr.RTF_COMPRESSED);
    boolean html = properties.get(Pr.HTML).filter(bytes -> bytes.size() > 0).isPresent();
    boolean text = properties.get(Pr.BODY).filter(body -> !body.isBlank()).isPresent();
    boolean isNative = properties.get(Pr.NATIVE_BODY_INFO).orElse(0) == NATIVE_RTF;
    if (rtf.isEmpty() || html || (text && !isNative)) {
      return message;
    }
    try {
      byte[] bytes = CompressedRtf.decompress(rtf.get().toByteArray()).toByteArray();
      List<PropValue> values = new ArrayList<>(properties.values());
      values.addAll(bodies(reader.read(bytes), text));
      return new MessageData(PropertyBag.of(values), message.recipients(), message.attachments());
    } catch (RtfException e) {
      return message;
    }
  }

  private static List<PropValue> bodies(RtfReading rtf, boolean text) {
    List<PropValue> values = new ArrayList<>();
    if (!text) {
      values.add(Pr.BODY.with(rtf.text()));
    }
    if (rtf.origin() != RtfOrigin.TEXT) {
      values.add(Pr.HTML.with(Binary.of(rtf.html().getBytes(StandardCharsets.UTF_8))));
      values.add(Pr.INTERNET_CPID.with(UTF_8));
    }
    return values;
  }
}
