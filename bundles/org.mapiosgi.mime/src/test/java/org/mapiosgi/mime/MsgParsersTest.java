// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.Chunk;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.MessagePropertiesChunk;
import org.apache.poi.hsmf.datatypes.NameIdChunks;
import org.apache.poi.hsmf.datatypes.PropertyValue;
import org.apache.poi.hsmf.datatypes.RecipientChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.msg.MsgFiles;
import org.simplejavamail.outlookmessageparser.OutlookMessageParser;
import org.simplejavamail.outlookmessageparser.model.OutlookAttachment;
import org.simplejavamail.outlookmessageparser.model.OutlookFileAttachment;
import org.simplejavamail.outlookmessageparser.model.OutlookMessage;
import org.simplejavamail.outlookmessageparser.model.OutlookMsgAttachment;

/** Two other parsers of .msg files, and ours, find the same in the files that we write. */
@Timeout(120)
class MsgParsersTest {
  private static final Map<String, MessageData> MESSAGES = MadeMessages.all();

  /** The parts of a message that a parser finds. */
  record View(
      String subject,
      String text,
      String html,
      List<String> recipients,
      List<String> attachments,
      List<View> embedded) {}

  static Stream<String> messages() {
    return MESSAGES.keySet().stream();
  }

  private static String text(PropertyBag bag, PropTag<String> tag) {
    return bag.get(tag).orElse("");
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** HSMF leaves zeros out. */
  private static String withoutZeros(String text) {
    return text.replace("\0", "");
  }

  private static String file(String name, byte[] bytes) {
    return name + ":" + HexFormat.of().formatHex(bytes);
  }

  private static View ours(MessageData message) {
    List<String> files = new ArrayList<>();
    List<View> embedded = new ArrayList<>();
    for (AttachmentData each : message.attachments()) {
      each.content()
          .ifPresent(
              content ->
                  files.add(
                      file(
                          text(each.properties(), Pr.ATTACH_LONG_FILENAME),
                          content.toByteArray())));
      each.embedded().ifPresent(inner -> embedded.add(ours(inner)));
    }
    return new View(
        text(message.properties(), Pr.SUBJECT),
        withoutZeros(text(message.properties(), Pr.BODY)),
        html(message.properties().get(Pr.HTML).orElse(Binary.EMPTY).toByteArray()),
        message.recipients().stream()
            .map(each -> text(each, Pr.DISPLAY_NAME) + "<" + text(each, Pr.EMAIL_ADDRESS) + ">")
            .toList(),
        files,
        embedded);
  }

  private static String html(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageComesBack(String kind) {
    MessageData message = MESSAGES.get(kind);
    Set<String> differences = MsgFiles.differences(message, MsgFiles.read(MsgFiles.write(message)));
    assertThat(differences)
        .allSatisfy(
            each ->
                assertThat(each.replaceAll("(embedded/)+", ""))
                    .isIn(
                        "+" + Pr.STORE_SUPPORT_MASK,
                        "+recipient/" + Pr.ROWID,
                        "+attachment/" + Pr.ATTACH_NUM,
                        "+attachment/" + Pr.ATTACH_METHOD,
                        // Of files without a name, and of a body without text.
                        "-" + Pr.BODY,
                        "-recipient/" + Pr.DISPLAY_NAME,
                        "-attachment/" + Pr.ATTACH_MIME_TAG));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void hsmfFindsTheSame(String kind) throws Exception {
    MessageData message = MESSAGES.get(kind);
    try (MAPIMessage read = new MAPIMessage(new ByteArrayInputStream(MsgFiles.write(message)))) {
      assertThat(hsmf(read)).isEqualTo(ours(message));
    }
  }

  private static View hsmf(MAPIMessage message) throws Exception {
    message.setReturnNullOnMissingChunk(true);
    List<String> recipients = new ArrayList<>();
    for (RecipientChunks each : message.getRecipientDetailsChunks()) {
      recipients.add(
          value(each.getRecipientDisplayNameChunk(), each)
              + "<"
              + value(each.getRecipientEmailChunk(), each)
              + ">");
    }
    List<String> files = new ArrayList<>();
    List<View> embedded = new ArrayList<>();
    for (AttachmentChunks each : message.getAttachmentFiles()) {
      if (each.isEmbeddedMessage()) {
        embedded.add(hsmf(each.getEmbeddedMessage()));
      } else {
        files.add(
            file(value(each.getAttachLongFileName(), each), each.getEmbeddedAttachmentObject()));
      }
    }
    byte[] html =
        Optional.ofNullable(message.getMainChunks().getHtmlBodyChunkBinary())
            .map(chunk -> chunk.getValue())
            .orElse(new byte[0]);
    return new View(
        orEmpty(message.getSubject()),
        withoutZeros(orEmpty(message.getTextBody())),
        html(html),
        recipients,
        files,
        embedded);
  }

  private static String value(StringChunk chunk, Object owner) {
    assertThat(owner).isNotNull();
    return chunk == null ? "" : chunk.getValue();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void outlookMessageParserFindsTheSame(String kind) throws Exception {
    MessageData message = MESSAGES.get(kind);
    OutlookMessage read =
        new OutlookMessageParser().parseMsg(new ByteArrayInputStream(MsgFiles.write(message)));
    View expected = ours(message);
    View found = outlook(read);
    assertThat(found.subject()).isEqualTo(expected.subject());
    assertThat(found.text()).isEqualTo(expected.text());
    // The parser keeps no order, and knows the addresses of SMTP and Exchange.
    assertThat(found.recipients())
        .containsExactlyInAnyOrderElementsOf(
            expected.recipients().stream()
                .map(each -> each.replaceAll("<(\\+49.*|c=de.*)>", "<>"))
                .toList());
    assertThat(found.attachments()).containsExactlyInAnyOrderElementsOf(expected.attachments());
    assertThat(found.embedded()).hasSameSizeAs(expected.embedded());
    assertThat(orEmpty(read.getFromEmail()))
        .isEqualTo(
            message
                .properties()
                .get(Pr.SENT_REPRESENTING_EMAIL_ADDRESS)
                .orElseGet(() -> text(message.properties(), Pr.SENDER_EMAIL_ADDRESS)));
  }

  private static View outlook(OutlookMessage message) {
    List<String> files = new ArrayList<>();
    List<View> embedded = new ArrayList<>();
    for (OutlookAttachment each : message.getOutlookAttachments()) {
      if (each instanceof OutlookFileAttachment file) {
        files.add(
            file(
                orEmpty(file.getLongFilename()),
                file.getData() == null ? new byte[0] : file.getData()));
      } else if (each instanceof OutlookMsgAttachment inner) {
        embedded.add(outlook(inner.getOutlookMessage()));
      }
    }
    return new View(
        orEmpty(message.getSubject()),
        withoutZeros(orEmpty(message.getBodyText())),
        "",
        message.getRecipients().stream()
            .map(each -> orEmpty(each.getName()) + "<" + orEmpty(each.getAddress()) + ">")
            .toList(),
        files,
        embedded);
  }

  @Test
  void hsmfFindsNamedProperties() throws Exception {
    MessageData message =
        new MessageData(
            PropertyBag.of(
                List.of(
                    NamedProperty.of(PropertySet.INTERNET_HEADERS, "x-mailer", ValueType.UNICODE)
                        .with("x"),
                    NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG).with(1),
                    NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Keywords", ValueType.MV_UNICODE)
                        .with(List.of("red", "green")),
                    NamedProperty.of(new UUID(5, 6), "Other", ValueType.UNICODE).with("x"))),
            List.of(),
            List.of());
    try (MAPIMessage read = new MAPIMessage(new ByteArrayInputStream(MsgFiles.write(message)))) {
      NameIdChunks names = read.getNameIdChunks();
      assertThat(names.getPropertyTag(id(PropertySet.COMMON), null, 0x8501)).isEqualTo(0x8001);
      assertThat(names.getPropertyTag(id(PropertySet.PUBLIC_STRINGS), "Keywords", 0))
          .isEqualTo(0x8002);
      assertThat(names.getPropertyTag(id(PropertySet.INTERNET_HEADERS), "x-mailer", 0))
          .isEqualTo(0x8000);
      assertThat(names.getPropertyTag(id(new UUID(5, 6)), "Other", 0)).isEqualTo(0x8003);
      assertThat(Stream.of(names.getAll()).map(Chunk::getEntryName))
          .as("the streams that find a name, one of them by the checksum of x-mailer")
          .contains("__substg1.0_100F0102");
    }
  }

  private static ClassID id(UUID set) {
    return new ClassID("{" + set + "}");
  }

  @Test
  void weReadWhatHsmfWrites() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      MessagePropertiesChunk properties = new MessagePropertiesChunk(null);
      for (MAPIProperty property : List.of(MAPIProperty.SUBJECT, MAPIProperty.BODY)) {
        properties.setProperty(
            new PropertyValue(
                property, 6, "Grüße".getBytes(StandardCharsets.UTF_16LE), property.usualType));
      }
      properties.setProperty(
          new PropertyValue(MAPIProperty.IMPORTANCE, 6, new byte[] {2, 0, 0, 0}));
      properties.writeProperties(file.getRoot());
      file.writeFilesystem(out);
    }
    MessageData read = MsgFiles.read(out.toByteArray());
    assertThat(read.properties().get(Pr.SUBJECT)).contains("Grüße");
    assertThat(read.properties().get(Pr.BODY)).contains("Grüße");
    assertThat(read.properties().get(Pr.IMPORTANCE)).contains(2);
  }

  @Test
  void theMessagesAreMany() throws IOException {
    assertThat(MESSAGES).hasSizeGreaterThan(75);
  }
}
