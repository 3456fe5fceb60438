// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** Looks at a mail with Jakarta Mail. */
final class JakartaView {
  private static final Session SESSION = Session.getInstance(new Properties());

  private JakartaView() {}

  static MailView of(byte[] mail) throws MessagingException, IOException {
    return of(new MimeMessage(SESSION, new ByteArrayInputStream(mail)));
  }

  static List<String> fieldNames(byte[] mail) throws MessagingException {
    MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
    return Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList();
  }

  private static MailView of(MimeMessage message) throws MessagingException, IOException {
    MailView view = new MailView();
    view.subject(Optional.ofNullable(message.getSubject()).orElse(""));
    mailboxes(view, "from", message.getFrom());
    mailboxes(view, "to", message.getRecipients(Message.RecipientType.TO));
    mailboxes(view, "cc", message.getRecipients(Message.RecipientType.CC));
    mailboxes(view, "bcc", message.getRecipients(Message.RecipientType.BCC));
    if (message.getSentDate() != null) {
      view.date(message.getSentDate().toInstant());
    }
    part(view, message);
    return view;
  }

  private static void mailboxes(MailView view, String field, Address[] addresses) {
    for (Address address : addresses == null ? new Address[0] : addresses) {
      InternetAddress mailbox = (InternetAddress) address;
      String name = Optional.ofNullable(mailbox.getPersonal()).orElse("");
      view.mailbox(field, name, mailbox.getAddress());
    }
  }

  private static void part(MailView view, Part part) throws MessagingException, IOException {
    ContentType type = new ContentType(part.getContentType());
    if (type.match("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      for (int index = 0; index < parts.getCount(); index++) {
        part(view, parts.getBodyPart(index));
      }
    } else if (type.match("message/rfc822")) {
      view.message(of((MimeMessage) part.getContent()));
    } else {
      byte[] bytes = part.getInputStream().readAllBytes();
      if (part.getFileName() == null) {
        String charset = Optional.ofNullable(type.getParameter("charset")).orElse("us-ascii");
        view.text(
            type.getBaseType().toLowerCase(Locale.ROOT),
            new String(bytes, Charset.forName(charset)));
      } else {
        view.file(part.getFileName(), bytes);
      }
    }
  }
}
