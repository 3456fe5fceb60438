// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A mail as Jakarta Mail (Eclipse Angus) sees it, which takes what it can get. */
final class JakartaParser {
  private static final Session SESSION = session();

  private final List<String> files = new ArrayList<>();
  private String text = "";
  private String html = "";

  private JakartaParser() {}

  private static Session session() {
    Properties properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    properties.setProperty("mail.mime.allowutf8", "true");
    return Session.getInstance(properties);
  }

  static Map<Field, String> of(byte[] mail) throws MessagingException {
    MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
    JakartaParser parser = new JakartaParser();
    Map<Field, Views.Value> values = new LinkedHashMap<>();
    values.put(Field.SUBJECT, () -> message.getSubject() == null ? "" : message.getSubject());
    values.put(
        Field.FROM,
        () -> {
          List<String> from = mailboxes(message.getFrom());
          return from.isEmpty() ? "" : from.get(0);
        });
    values.put(
        Field.TO, () -> Views.list(mailboxes(message.getRecipients(Message.RecipientType.TO))));
    values.put(
        Field.CC, () -> Views.list(mailboxes(message.getRecipients(Message.RecipientType.CC))));
    values.put(
        Field.DATE,
        () -> message.getSentDate() == null ? "" : message.getSentDate().toInstant().toString());
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

  private static List<String> mailboxes(Address[] addresses) throws MessagingException {
    List<String> mailboxes = new ArrayList<>();
    for (Address address : addresses == null ? new Address[0] : addresses) {
      InternetAddress mailbox = (InternetAddress) address;
      if (mailbox.isGroup()) {
        mailboxes.addAll(mailboxes(mailbox.getGroup(false)));
      } else {
        mailboxes.add(Views.mailbox(mailbox.getPersonal(), mailbox.getAddress()));
      }
    }
    return mailboxes;
  }

  private void part(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      Multipart parts = (Multipart) part.getContent();
      for (int index = 0; index < parts.getCount(); index++) {
        part(parts.getBodyPart(index));
      }
    } else if (part.isMimeType("message/rfc822")) {
      files.add(Views.message(((MimeMessage) part.getContent()).getSubject()));
    } else {
      leaf(part);
    }
  }

  private void leaf(Part part) throws MessagingException, IOException {
    byte[] bytes = part.getInputStream().readAllBytes();
    String name = part.getFileName() == null ? null : MimeUtility.decodeText(part.getFileName());
    boolean attached = name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
    if (!attached && part.isMimeType("text/plain") && text.isEmpty()) {
      text = new String(bytes, charset(part));
    } else if (!attached && part.isMimeType("text/html") && html.isEmpty()) {
      html = new String(bytes, charset(part));
    } else {
      files.add(Views.file(name, bytes.length, type(part)));
    }
  }

  private static String type(Part part) throws MessagingException {
    try {
      return new ContentType(part.getContentType()).getBaseType();
    } catch (ParseException e) {
      return part.getContentType();
    }
  }

  private static Charset charset(Part part) throws MessagingException {
    try {
      String name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null
          ? StandardCharsets.US_ASCII
          : Charset.forName(MimeUtility.javaCharset(name));
    } catch (ParseException | IllegalArgumentException e) {
      return StandardCharsets.US_ASCII;
    }
  }
}
