// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
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

/** Looks at a mail with Apache James mime4j, which refuses one that breaks the rules. */
final class Mime4jView {
  private static final MimeConfig STRICT =
      MimeConfig.custom()
          .setStrictParsing(true)
          .setMaxLineLen(1_000)
          .setMaxHeaderLen(-1)
          .setMaxHeaderCount(-1)
          .build();

  private Mime4jView() {}

  static MailView of(byte[] mail) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(STRICT);
    builder.setDecodeMonitor(DecodeMonitor.STRICT);
    return of(builder.parseMessage(new ByteArrayInputStream(mail)));
  }

  private static MailView of(Message message) throws IOException {
    MailView view = new MailView();
    view.subject(Optional.ofNullable(message.getSubject()).orElse(""));
    mailboxes(view, "from", message.getFrom());
    mailboxes(view, "to", message.getTo());
    mailboxes(view, "cc", message.getCc());
    mailboxes(view, "bcc", message.getBcc());
    if (message.getDate() != null) {
      view.date(message.getDate().toInstant());
    }
    part(view, message);
    return view;
  }

  private static void mailboxes(MailView view, String field, AddressList addresses) {
    mailboxes(view, field, addresses == null ? null : addresses.flatten());
  }

  private static void mailboxes(MailView view, String field, MailboxList mailboxes) {
    for (Mailbox mailbox : mailboxes == null ? List.<Mailbox>of() : mailboxes) {
      String name = Optional.ofNullable(mailbox.getName()).orElse("");
      view.mailbox(field, name, mailbox.getAddress());
    }
  }

  private static void part(MailView view, Entity part) throws IOException {
    if (part.getBody() instanceof Multipart parts) {
      for (Entity child : parts.getBodyParts()) {
        part(view, child);
      }
    } else if (part.getBody() instanceof Message message) {
      view.message(of(message));
    } else if (part.getBody() instanceof SingleBody body) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.writeTo(bytes);
      ContentTypeField type = (ContentTypeField) part.getHeader().getField("Content-Type");
      String name =
          Optional.ofNullable(part.getFilename()).orElseGet(() -> type.getParameter("name"));
      if (name == null) {
        String charset = Optional.ofNullable(type.getCharset()).orElse("us-ascii");
        view.text(part.getMimeType(), bytes.toString(Charset.forName(charset)));
      } else {
        view.file(name, bytes.toByteArray());
      }
    }
  }
}
