// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;

/**
 * Describes a mail that comes from outside. Immutable: each method returns another mail.
 *
 * <pre>{@code
 * TestMail.from("anna@example.com").subject("Invoice 4711").attach("a.pdf", "application/pdf", pdf)
 * }</pre>
 *
 * <p>Write any other mail as the text of an {@code .eml} file, see {@link
 * TestMailbox#deliver(byte[])}.
 */
public final class TestMail {
  private final List<String> headers;
  private final boolean addressed;
  private final String text;
  private final Optional<String> html;
  private final List<Attached> attachments;

  /** An attachment. */
  record Attached(String name, String mimeType, Binary content) {}

  private TestMail(
      List<String> headers,
      boolean addressed,
      String text,
      Optional<String> html,
      List<Attached> attachments) {
    this.headers = List.copyOf(headers);
    this.addressed = addressed;
    this.text = text;
    this.html = html;
    this.attachments = List.copyOf(attachments);
  }

  /**
   * Begins a mail with a sender. Without further calls it has no subject and no text, and goes to
   * the user of the mailbox.
   *
   * @param address for instance {@code anna@example.com} or {@code Anna <anna@example.com>}
   * @throws IllegalArgumentException if a text for a header has a line break, here and below
   */
  public static TestMail from(String address) {
    return new TestMail(
        List.of(MimeText.header("From", address)), false, "", Optional.empty(), List.of());
  }

  /** Adds recipients, separated by commas. Without any, the user of the mailbox is the only one. */
  public TestMail to(String addresses) {
    return with("To", addresses, true);
  }

  /** Adds recipients of copies, separated by commas. */
  public TestMail cc(String addresses) {
    return with("Cc", addresses, true);
  }

  /** Sets the subject. */
  public TestMail subject(String subject) {
    return with("Subject", subject, addressed);
  }

  /** Sets the time at which the sender sent it. The clock of the emulator dates its arrival. */
  public TestMail sent(Instant time) {
    return with("Date", MimeText.date(time), addressed);
  }

  /** Adds a header. */
  public TestMail header(String name, String value) {
    return with(name, value, addressed);
  }

  private TestMail with(String name, String value, boolean hasRecipients) {
    List<String> more = new ArrayList<>(headers);
    more.add(MimeText.header(name, value));
    return new TestMail(more, hasRecipients, text, html, attachments);
  }

  /** Sets the plain text. */
  public TestMail text(String plain) {
    return new TestMail(
        headers, addressed, Objects.requireNonNull(plain, "text"), html, attachments);
  }

  /** Sets the HTML text, which stands beside the plain text. */
  public TestMail html(String source) {
    return new TestMail(headers, addressed, text, Optional.of(source), attachments);
  }

  /** Adds an attachment. */
  public TestMail attach(String fileName, String mimeType, byte[] content) {
    List<Attached> more = new ArrayList<>(attachments);
    more.add(
        new Attached(
            MimeText.line(fileName, "file name"),
            MimeText.line(mimeType, "MIME type"),
            Binary.of(content)));
    return new TestMail(headers, addressed, text, html, more);
  }

  /**
   * Writes the mail as an {@code .eml} file has it.
   *
   * @param user the address of the recipient if the mail names none
   */
  byte[] toMime(String user) {
    List<String> all = new ArrayList<>(headers);
    if (!addressed) {
      all.add(MimeText.header("To", user));
    }
    return MimeText.message(all, text, html, attachments).getBytes(StandardCharsets.US_ASCII);
  }
}
