// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfException;
import org.mapiosgi.mime.rtf.RtfOrigin;
import org.mapiosgi.mime.rtf.RtfReader;
import org.mapiosgi.mime.rtf.RtfReading;

/** Makes the bodies that a message with an RTF body lacks, as a store does ([MS-OXBBODY]). */
final class RtfBody {
  private static final int NATIVE_RTF = 2;
  private static final int NATIVE_HTML = 3;
  private static final int UTF_8 = 65001;

  private final RtfReader reader = new RtfReader();

  /**
   * The properties to add.
   *
   * @param tnef the properties that came by TNEF
   * @param message all properties
   */
  List<PropValue> bodies(PropertyBag tnef, PropertyBag message, Losses losses) {
    List<PropValue> values = new ArrayList<>();
    Optional<Binary> rtf = tnef.get(Pr.RTF_COMPRESSED);
    boolean html = tnef.get(Pr.HTML).isPresent();
    if (tnef.get(Pr.NATIVE_BODY_INFO).isEmpty() && (html || rtf.isPresent())) {
      values.add(Pr.NATIVE_BODY_INFO.with(html ? NATIVE_HTML : NATIVE_RTF));
    }
    if (rtf.isPresent() && (message.get(Pr.HTML).isEmpty() || message.get(Pr.BODY).isEmpty())) {
      try {
        byte[] bytes = CompressedRtf.decompress(rtf.get().toByteArray()).toByteArray();
        values.addAll(bodies(reader.read(bytes), message));
      } catch (RtfException e) {
        losses.add("the RTF body cannot be read: " + e.getMessage());
      }
    }
    return values;
  }

  private static List<PropValue> bodies(RtfReading rtf, PropertyBag message) {
    List<PropValue> values = new ArrayList<>();
    if (message.get(Pr.BODY).isEmpty()) {
      values.add(Pr.BODY.with(rtf.text()));
    }
    if (message.get(Pr.HTML).isEmpty() && rtf.origin() == RtfOrigin.HTML) {
      values.add(Pr.HTML.with(Binary.of(rtf.html().getBytes(StandardCharsets.UTF_8))));
      values.add(Pr.INTERNET_CPID.with(UTF_8));
    }
    return values;
  }
}
