// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.body;

import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.api.store.MapiProp;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.DecompressedRtf;
import org.mapiosgi.mime.rtf.RtfException;
import org.mapiosgi.mime.rtf.RtfReader;
import org.mapiosgi.model.raw.PropertyAccess;

/** Reads the bodies of one message. */
public final class BodyReader {
  private final MapiProp message;
  private final int limit;

  /**
   * Makes a reader.
   *
   * @param limit the greatest number of bytes of RTF after its decompression
   */
  public BodyReader(MapiProp message, int limit) {
    this.message = message;
    this.limit = limit;
  }

  /** Returns PR_HTML, decoded; empty if there is none. */
  public Optional<String> html() {
    return message
        .find(Pr.HTML)
        .map(bytes -> HtmlBody.decode(bytes, message.find(Pr.INTERNET_CPID)));
  }

  /** Returns the body in a format; in the next best one if there is none, or it is damaged RTF. */
  public Body read(BestBody format) {
    return switch (format) {
      case PLAIN -> plain();
      case NONE, HTML -> html().map(Bodies::html).orElseGet(this::plain);
      case RTF -> rtf();
    };
  }

  private Body plain() {
    return Bodies.plain(message.get(Pr.BODY, ""));
  }

  private Body rtf() {
    try {
      DecompressedRtf rtf =
          CompressedRtf.decompress(message.get(Pr.RTF_COMPRESSED).toByteArray(), limit);
      Optional<Body> whole = rtf.losses().isEmpty() ? Optional.empty() : madeOfRtf();
      return whole.isPresent() ? whole.get() : read(rtf.toByteArray());
    } catch (RtfException e) {
      return madeOfRtf().orElseThrow(() -> failure(e));
    } catch (MapiException e) {
      return madeOfRtf().orElseThrow(() -> e);
    }
  }

  private static Body read(byte[] rtf) throws RtfException {
    return Bodies.rtf(rtf, new RtfReader().read(rtf));
  }

  /** The formats that the store has made from the RTF. */
  private Optional<Body> madeOfRtf() {
    return html()
        .filter(html -> !html.isEmpty())
        .map(Bodies::html)
        .or(() -> message.find(Pr.BODY).filter(text -> !text.isEmpty()).map(Bodies::plain));
  }

  private static MapiException failure(RtfException e) {
    return MapiException.of(
            PropertyAccess.GET_PROPS + " " + Pr.RTF_COMPRESSED,
            HResult.named("MAPI_E_CORRUPT_DATA"),
            "the RTF body cannot be read: " + e.getMessage())
        .causedBy(e);
  }
}
