// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** Tells by the properties alone how a parser must see the mail of a message. */
final class ExpectedView {
  private static final Map<String, String> ENCAPSULATED =
      Map.of(
          "/o=Example/ou=First Group/cn=Recipients/cn=fay_x",
          "IMCEAEX-_o=Example_ou=First+20Group_cn=Recipients_cn=fay+5Fx@example.com",
          "+49 (30) 123",
          "IMCEAFAX-+2B49+20+2830+29+20123@example.com",
          "c=de;a= ;p=example;s=gus",
          "IMCEAX400-c=de+3Ba=+20+3Bp=example+3Bs=gus@example.com");
  private static final Map<Integer, Charset> CHARSETS =
      Map.of(
          65001, StandardCharsets.UTF_8,
          28591, StandardCharsets.ISO_8859_1,
          1200, StandardCharsets.UTF_16LE);
  private static final List<String> FIELDS = List.of("", "to", "cc", "bcc");

  private ExpectedView() {}

  static MailView of(MessageData message) {
    MailView view = new MailView();
    PropertyBag properties = message.properties();
    view.subject(properties.get(Pr.SUBJECT).orElse(""));
    boolean represented = properties.get(Pr.SENT_REPRESENTING_NAME).isPresent();
    mailbox(
        view,
        "from",
        properties.get(represented ? Pr.SENT_REPRESENTING_NAME : Pr.SENDER_NAME),
        properties.get(represented ? Pr.SENT_REPRESENTING_EMAIL_ADDRESS : Pr.SENDER_EMAIL_ADDRESS));
    for (int type = 1; type <= 3; type++) {
      for (PropertyBag recipient : message.recipients()) {
        if (recipient.get(Pr.RECIPIENT_TYPE).orElseThrow() == type) {
          mailbox(
              view,
              FIELDS.get(type),
              recipient.get(Pr.DISPLAY_NAME),
              recipient.get(Pr.EMAIL_ADDRESS).map(text -> ENCAPSULATED.getOrDefault(text, text)));
        }
      }
    }
    properties.get(Pr.CLIENT_SUBMIT_TIME).ifPresent(view::date);
    bodies(view, message);
    message.attachments().forEach(attachment -> attachment(view, attachment));
    return view;
  }

  private static void mailbox(
      MailView view, String field, Optional<String> name, Optional<String> address) {
    view.mailbox(
        field, name.filter(text -> !text.equals(address.get())).orElse(""), address.orElseThrow());
  }

  private static void bodies(MailView view, MessageData message) {
    PropertyBag properties = message.properties();
    boolean alone = message.attachments().isEmpty() && properties.get(Pr.HTML).isEmpty();
    properties
        .get(Pr.BODY)
        .or(() -> properties.get(Tags.DERIVED))
        .ifPresent(
            text -> view.text("text/plain", lines(text.replace("\0", "")) + (alone ? "\r\n" : "")));
    int codePage = properties.get(Pr.INTERNET_CPID).orElse(0);
    properties
        .get(Pr.HTML)
        .map(html -> new String(html.toByteArray(), CHARSETS.get(codePage)))
        .ifPresent(html -> view.text("text/html", codePage == 1200 ? html : lines(html)));
  }

  private static String lines(String text) {
    return text.replaceAll("\r+\n|\r|\n", "\r\n");
  }

  private static void attachment(MailView view, AttachmentData attachment) {
    if (attachment.embedded().isPresent()) {
      view.message(of(attachment.embedded().get()));
    } else {
      view.file(
          attachment.properties().get(Pr.ATTACH_LONG_FILENAME).orElse(""), Mails.bytes(attachment));
    }
  }
}
