// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.body.BodyText;
import org.mapiosgi.mime.internal.encode.CanonicalLines;
import org.mapiosgi.mime.internal.encode.ContentProfile;
import org.mapiosgi.mime.internal.encode.FieldText;
import org.mapiosgi.mime.internal.encode.Parameters;
import org.mapiosgi.mime.internal.encode.TransferEncoding;
import org.mapiosgi.mime.internal.map.MimeTags;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.CodePages;
import org.mapiosgi.mime.internal.text.MailCharset;
import org.mapiosgi.mime.internal.text.TextDecoder;
import org.mapiosgi.mime.message.MessageData;

/** Makes the parts of a message's bodies ([MS-OXCMAIL] 2.1.3.3). */
final class BodyParts {
  private static final int ASCII = 20127;
  private static final String UTF_8 = "utf-8";
  private static final String US_ASCII = "us-ascii";

  private final CharsetNames charsets;
  private final TextDecoder decoder;
  private final BodyText texts;

  BodyParts(CharsetNames charsets, TextDecoder decoder) {
    this.charsets = charsets;
    this.decoder = decoder;
    this.texts = new BodyText(decoder);
  }

  /** Text in a charset. */
  record Encoded(Bytes bytes, String charset, boolean asciiLines) {}

  /**
   * The bodies of a message.
   *
   * @param text the plain one
   * @param html the one in HTML
   * @param markup the HTML as text; empty if there is none
   */
  record Bodies(Optional<String> text, Optional<Encoded> html, String markup) {
    boolean isEmpty() {
      return text.isEmpty() && html.isEmpty();
    }
  }

  /**
   * Finds the bodies. A message that came as mail keeps its HTML alone if its text says nothing
   * else; any other message gets a text beside its HTML, as mail readers expect.
   *
   * @param cameAsMail whether the message has the header that it came with
   */
  Bodies of(MessageData message, boolean cameAsMail) {
    Optional<String> text = message.properties().get(Pr.BODY).map(BodyText::lines);
    Optional<byte[]> html =
        message
            .properties()
            .get(Pr.HTML)
            .map(binary -> binary.toByteArray())
            .filter(bytes -> bytes.length > 0);
    if (html.isEmpty()) {
      return new Bodies(text, Optional.empty(), "");
    }
    Encoded encoded = html(message, html.get());
    String markup = texts.html(html.get(), encoded.charset()).text();
    String derived = texts.textOf(markup);
    boolean alone = cameAsMail && text.filter(body -> !body.equals(derived)).isEmpty();
    return new Bodies(
        alone ? Optional.empty() : text.or(() -> Optional.of(derived)),
        Optional.of(encoded),
        markup);
  }

  private Encoded html(MessageData message, byte[] bytes) {
    int codePage =
        message
            .properties()
            .get(Pr.INTERNET_CPID)
            .filter(page -> page != ASCII && CodePages.name(page).isPresent())
            .orElseGet(() -> texts.html(bytes, null).codePage());
    String name = CodePages.name(codePage).orElse(UTF_8);
    boolean asciiLines = CodePages.hasAsciiLines(codePage);
    return new Encoded(Bytes.of(asciiLines ? CanonicalLines.of(bytes) : bytes), name, asciiLines);
  }

  /** The part of a plain text. */
  Entity.Leaf text(String text, MessageData message, boolean alone) throws IOException {
    // The last line of a mail ends with a line end that is not of the text.
    return part("plain", encoded(alone ? text + "\r\n" : text, message));
  }

  /** The part of HTML. */
  Entity.Leaf html(Encoded html, MessageData message) throws IOException {
    Entity.Leaf part = part("html", html);
    Optional<String> id =
        message.properties().get(MimeTags.BODY_CONTENT_ID).flatMap(AttachmentFields::contentId);
    Optional<String> location =
        message
            .properties()
            .get(MimeTags.BODY_CONTENT_LOCATION)
            .flatMap(text -> AttachmentFields.url("Content-Location", text));
    Entity.Leaf identified = id.isPresent() ? part.with(id.get()) : part;
    return location.isPresent() ? identified.with(location.get()) : identified;
  }

  private static Entity.Leaf part(String subtype, Encoded body) throws IOException {
    Bytes bytes = body.bytes();
    TransferEncoding encoding =
        body.asciiLines() ? ContentProfile.of(bytes.stream()).forText() : TransferEncoding.BASE64;
    FieldText type = new FieldText("Content-Type").word("text/" + subtype);
    Parameters.addPlain(type, "charset", body.charset());
    return new Entity.Leaf(
        List.of(type.toString(), "Content-Transfer-Encoding: " + encoding.label()),
        out -> encoding.write(bytes.stream(), out));
  }

  /** The text in the message's charset if every reader gets it back from that, else in UTF-8. */
  private Encoded encoded(String text, MessageData message) {
    Optional<Integer> codePage = message.properties().get(Pr.INTERNET_CPID);
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    if (ascii && codePage.orElse(ASCII) == ASCII) {
      return new Encoded(Bytes.of(text.getBytes(StandardCharsets.US_ASCII)), US_ASCII, true);
    }
    return codePage
        .filter(page -> page != ASCII && CodePages.hasAsciiLines(page))
        .flatMap(CodePages::name)
        .flatMap(name -> encoded(text, name))
        .orElseGet(() -> new Encoded(Bytes.of(text.getBytes(StandardCharsets.UTF_8)), UTF_8, true));
  }

  private Optional<Encoded> encoded(String text, String name) {
    Optional<Charset> charset = charsets.named(name).flatMap(MailCharset::charset);
    if (charset.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = text.getBytes(charset.get());
    boolean same = decoder.decode(bytes, name).text().equals(text) && isReadAs(text, bytes, name);
    return same ? Optional.of(new Encoded(Bytes.of(bytes), name, true)) : Optional.empty();
  }

  /** Whether Java's charset of the name, which may have fewer characters, reads the same. */
  private static boolean isReadAs(String text, byte[] bytes, String name) {
    if (!Charset.isSupported(name)) {
      return true;
    }
    try {
      return Charset.forName(name)
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .toString()
          .equals(text);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
