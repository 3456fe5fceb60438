// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.util.Locale;
import java.util.Map;
import org.mapiosgi.mime.internal.header.ParameterText;
import org.mapiosgi.mime.internal.part.Part;
import org.mapiosgi.mime.internal.text.SafeName;

/** Finds the name of an attachment, or makes one. */
public final class FileNames {
  private static final int STEM = 8;

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("text/plain", ".txt"),
          Map.entry("text/html", ".htm"),
          Map.entry("text/calendar", ".ics"),
          Map.entry("text/vcard", ".vcf"),
          Map.entry("text/x-vcard", ".vcf"),
          Map.entry("text/xml", ".xml"),
          Map.entry("text/csv", ".csv"),
          Map.entry("text/rfc822-headers", ".txt"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/png", ".png"),
          Map.entry("image/gif", ".gif"),
          Map.entry("image/bmp", ".bmp"),
          Map.entry("image/tiff", ".tif"),
          Map.entry("image/svg+xml", ".svg"),
          Map.entry("application/pdf", ".pdf"),
          Map.entry("application/zip", ".zip"),
          Map.entry("application/xml", ".xml"),
          Map.entry("application/json", ".json"),
          Map.entry("application/rtf", ".rtf"),
          Map.entry("application/pkcs7-mime", ".p7m"),
          Map.entry("application/x-pkcs7-mime", ".p7m"),
          Map.entry("application/pkcs7-signature", ".p7s"),
          Map.entry("application/x-pkcs7-signature", ".p7s"),
          Map.entry("application/pgp-signature", ".asc"),
          Map.entry("message/rfc822", ".eml"),
          Map.entry("message/global", ".eml"),
          Map.entry("message/delivery-status", ".txt"),
          Map.entry("message/disposition-notification", ".txt"));

  private final ParameterText parameters;

  FileNames(ParameterText parameters) {
    this.parameters = parameters;
  }

  /** The name that a part gives itself; empty if it has none. */
  String declared(Part part) {
    String name = SafeName.of(parameters.of(part.disposition(), "filename"));
    return name.isEmpty() ? SafeName.of(parameters.of(part.type(), "name")) : name;
  }

  /** A name as Exchange makes it. */
  public static String made(int number, String mimeType) {
    return String.format(
        Locale.ROOT, "ATT%05d%s", number, EXTENSIONS.getOrDefault(mimeType, ".dat"));
  }

  /** The 8.3 form of a name, which PR_ATTACH_FILENAME has. */
  static String shortForm(String name) {
    String extension = SafeName.extension(name);
    String stem = name.substring(0, name.length() - extension.length());
    boolean fits = stem.length() <= STEM && extension.length() <= 4 && stem.indexOf(' ') < 0;
    if (fits) {
      return name;
    }
    String letters = stem.replaceAll("[\\s.+,;=\\[\\]]", "");
    return letters.substring(0, Math.min(6, letters.length()))
        + "~1"
        + extension.substring(0, Math.min(4, extension.length()));
  }
}
