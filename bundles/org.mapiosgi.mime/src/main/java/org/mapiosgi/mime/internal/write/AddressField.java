// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.net.IDN;
import java.util.List;
import org.mapiosgi.mime.internal.encode.FieldText;
import org.mapiosgi.mime.internal.encode.Tokens;
import org.mapiosgi.mime.internal.header.MailAddress;

/** Writes mailboxes as RFC 5322 has them. */
final class AddressField {
  /** Controls, and the characters that end a line or a paragraph of Unicode. */
  private static final String BREAKS = "[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]";

  private AddressField() {}

  /** The field of a name with these mailboxes. */
  static String of(String name, List<MailAddress> mailboxes) {
    FieldText field = new FieldText(name);
    boolean first = true;
    for (MailAddress mailbox : mailboxes) {
      if (!first) {
        field.attached(",");
      }
      first = false;
      add(field, mailbox.name(), address(mailbox.address()));
    }
    return field.toString();
  }

  private static void add(FieldText field, String name, String address) {
    if (name.isBlank() && !address.isEmpty()) {
      field.word(address);
    } else {
      // A name without an address is a group without members: nothing else is allowed.
      field
          .phrase(name.isBlank() ? "unknown" : name)
          .word(address.isEmpty() ? ":;" : "<" + address + ">");
    }
  }

  /** The form of an address that can stand in a header; empty if it has none. */
  private static String address(String text) {
    String address = text.replaceAll(BREAKS, "").strip();
    int at = address.lastIndexOf('@');
    String local = local(at < 0 ? address : address.substring(0, at));
    String domain = at < 0 ? "" : domain(address.substring(at + 1));
    String whole = domain.isEmpty() ? local : local + "@" + domain;
    return local.isEmpty() || whole.length() > FieldText.LONGEST_WORD ? "" : whole;
  }

  private static String local(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String plain = quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    return plain.isEmpty() || Tokens.isDotAtom(plain) ? plain : Tokens.quoted(plain);
  }

  private static String domain(String text) {
    boolean literal = text.startsWith("[") && text.endsWith("]");
    String domain = text.replaceAll("[<>()\\[\\]\\\\,;:\" ]", "");
    if (literal) {
      return "[" + text.substring(1, text.length() - 1).replaceAll("[^0-9A-Za-z.:-]", "") + "]";
    }
    return Tokens.isPrintable(domain) ? domain : ascii(domain);
  }

  private static String ascii(String domain) {
    try {
      return domain.length() > FieldText.LONGEST_WORD
          ? ""
          : IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      // No name of the domain name system; nothing can be delivered there, but it can be read.
      return domain;
    }
  }
}
