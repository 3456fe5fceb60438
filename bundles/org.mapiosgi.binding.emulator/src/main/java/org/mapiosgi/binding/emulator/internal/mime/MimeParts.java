// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.mapiosgi.api.property.Binary;

/** Collects the top header, the bodies and the attachments while a message is parsed. */
final class MimeParts extends AbstractContentHandler {
  /** Each level of nesting costs stack and time; no mail that is one has more. */
  static final int DEEPEST = 50;

  /**
   * An attachment.
   *
   * @param fileName without a path; empty where it has none
   * @param mimeType {@code text/plain}
   * @param contentId empty where it has none
   * @param content decoded
   */
  record Attached(String fileName, String mimeType, String contentId, Binary content) {}

  /** Thrown to end the parsing of what is nested too deep. */
  static final class TooDeep extends MimeException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("its parts are nested more than " + DEEPEST + " deep");
    }
  }

  private final List<Field> header = new ArrayList<>();
  private final List<Attached> attachments = new ArrayList<>();
  private boolean headerDone;
  private int depth;
  private String text;
  private byte[] html;
  private String htmlText;

  List<Field> header() {
    return header;
  }

  List<Attached> attachments() {
    return attachments;
  }

  /** The plain text body; null where there is none. */
  String text() {
    return text;
  }

  /** The HTML body as it came; null where there is none. */
  byte[] html() {
    return html;
  }

  /** The HTML body in characters; null where there is none. */
  String htmlText() {
    return htmlText;
  }

  @Override
  public void field(Field field) {
    if (!headerDone) {
      header.add(field);
    }
  }

  @Override
  public void endHeader() {
    headerDone = true;
  }

  @Override
  public void startMultipart(BodyDescriptor descriptor) throws MimeException {
    depth++;
    if (depth > DEEPEST) {
      throw new TooDeep();
    }
  }

  @Override
  public void endMultipart() {
    depth--;
  }

  @Override
  public void body(BodyDescriptor descriptor, InputStream stream) throws IOException {
    byte[] content = stream.readAllBytes();
    String type = descriptor.getMimeType();
    MaximalBodyDescriptor details = (MaximalBodyDescriptor) descriptor;
    String fileName = fileName(details);
    boolean inline =
        fileName.isEmpty() && !"attachment".equalsIgnoreCase(details.getContentDispositionType());
    if (inline && type.equals("text/plain") && text == null) {
      text = new String(content, charset(descriptor.getCharset()));
    } else if (inline && type.equals("text/html") && html == null) {
      html = content;
      htmlText = new String(content, charset(descriptor.getCharset()));
    } else if (content.length > 0 || !fileName.isEmpty()) {
      String id = details.getContentId() == null ? "" : details.getContentId();
      attachments.add(new Attached(fileName, type, id, Binary.of(content)));
    }
  }

  private static Charset charset(String name) {
    if (name == null || name.equalsIgnoreCase("us-ascii")) {
      // What claims to be ASCII, or says nothing, is UTF-8 where it is not ASCII.
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static String fileName(MaximalBodyDescriptor details) {
    String name = details.getContentDispositionFilename();
    if (name == null) {
      name = details.getContentTypeParameters().get("name");
    }
    if (name == null) {
      return "";
    }
    String decoded = HeaderText.words(name);
    // A name is a name, whatever path the sender wrote before it.
    int path = Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\'));
    return decoded.substring(path + 1).replaceAll("\\p{Cntrl}", "").strip();
  }
}
