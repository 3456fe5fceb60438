// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** A mail as Apache James mime4j sees it, which takes what it can get. */
final class Mime4jParser {
  private final List<String> files = new ArrayList<>();
  private String text = "";
  private String html = "";

  private Mime4jParser() {}

  static Map<Field, String> of(byte[] mail) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    Message message = builder.parseMessage(new ByteArrayInputStream(mail));
    Mime4jParser parser = new Mime4jParser();
    Map<Field, Views.Value> values = new LinkedHashMap<>();
    values.put(Field.SUBJECT, () -> message.getSubject() == null ? "" : message.getSubject());
    values.put(Field.FROM, () -> from(message));
    values.put(Field.TO, () -> all(message.getTo()));
    values.put(Field.CC, () -> all(message.getCc()));
    values.put(
        Field.DATE,
        () -> message.getDate() == null ? "" : message.getDate().toInstant().toString());
    values.put(
        Field.TEXT,
        () -> {
          parser.part(message);
          return Views.text(parser.text);
        });
    values.put(Field.HTML, () -> Views.text(parser.html));
    values.put(Field.FILES, () -> Views.list(parser.files));
    return Views.of(values);
  }

  private static String from(Message message) {
    MailboxList from = message.getFrom();
    if (from == null || from.isEmpty()) {
      return message.getSender() == null ? "" : mailbox(message.getSender());
    }
    return mailbox(from.get(0));
  }

  private static String all(AddressList list) {
    return list == null
        ? ""
        : Views.list(list.flatten().stream().map(Mime4jParser::mailbox).toList());
  }

  private static String mailbox(Mailbox mailbox) {
    return Views.mailbox(mailbox.getName(), mailbox.getAddress());
  }

  private void part(Entity part) throws IOException {
    if (part.getBody() instanceof Multipart parts) {
      for (Entity child : parts.getBodyParts()) {
        part(child);
      }
    } else if (part.getBody() instanceof Message message) {
      files.add(Views.message(message.getSubject()));
    } else if (part.getBody() instanceof SingleBody body) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.writeTo(bytes);
      leaf(part, bytes.toByteArray());
    }
  }

  private void leaf(Entity part, byte[] bytes) {
    String name = name(part);
    boolean attached = !name.isEmpty() || "attachment".equalsIgnoreCase(part.getDispositionType());
    if (!attached && part.getMimeType().equals("text/plain") && text.isEmpty()) {
      text = new String(bytes, charset(part.getCharset()));
    } else if (!attached && part.getMimeType().equals("text/html") && html.isEmpty()) {
      html = new String(bytes, charset(part.getCharset()));
    } else {
      files.add(Views.file(name, bytes.length, part.getMimeType()));
    }
  }

  /** The name that a part gives itself; the parser looks at its disposition alone. */
  private static String name(Entity part) {
    if (part.getFilename() != null) {
      return part.getFilename();
    }
    return part.getHeader().getField("Content-Type") instanceof ContentTypeField type
        ? DecoderUtil.decodeEncodedWords(
            type.getParameter("name") == null ? "" : type.getParameter("name"),
            DecodeMonitor.SILENT)
        : "";
  }

  private static Charset charset(String name) {
    try {
      return name == null ? StandardCharsets.US_ASCII : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.US_ASCII;
    }
  }
}
