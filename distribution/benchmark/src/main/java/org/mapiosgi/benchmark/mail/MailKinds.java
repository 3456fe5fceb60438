// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.emulator.internal.files.MailDirectory;
import org.mapiosgi.binding.emulator.internal.mail.MailContent;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;
import org.mapiosgi.mime.MimeLimits;
import org.mapiosgi.mime.MimeReader;

/** The kinds of input whose cost must not grow faster than their size. */
public final class MailKinds {
  private static final String HEAD = "From: a@example.com\r\nSubject: x\r\n";
  private static final int MANY = 1_000_000;
  private static final int LEVELS = 10;

  private static final Map<String, Kind> ALL = kinds();

  private MailKinds() {}

  /** Work on an input that was made before. */
  interface Work {
    void run() throws Exception;
  }

  /** Makes the work of a size; the directory is empty and for files. */
  interface Input {
    Work of(int size, Path directory) throws Exception;
  }

  /**
   * A kind of input.
   *
   * @param size the size that is compared with its double
   */
  record Kind(int size, Input input) {}

  /** The names of all kinds. */
  public static Iterable<String> names() {
    return ALL.keySet();
  }

  static Kind named(String name) {
    return Optional.ofNullable(ALL.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no kind of mail: " + name));
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> all = new LinkedHashMap<>();
    all.put(
        "brackets",
        mail(300_000, size -> HEAD + "Content-Type: text/html\r\n\r\n" + "<".repeat(size)));
    all.put("parts", mail(30_000, MailKinds::parts));
    all.put("words", mail(1_000_000, size -> HEAD + "X-Y: z\r\nTo: " + "=?".repeat(size)));
    all.put("header", mail(2_000_000, size -> HEAD + "X-Long: " + "x y\r\n ".repeat(size / 6)));
    all.put(
        "nesting",
        mail(20_000, size -> HEAD + "Content-Type: message/rfc822\r\n\r\n".repeat(size)));
    all.put("multiparts", mail(20_000, MailKinds::multiparts));
    all.put(
        "recipients", mail(100_000, size -> HEAD + "To: " + "b@example.com,\r\n ".repeat(size)));
    all.put("mbox", new Kind(4_000, MailKinds::mbox));
    all.put("folders", new Kind(400, MailKinds::folders));
    return all;
  }

  /** Makes the text of a mail. */
  private interface Text {
    String of(int size);
  }

  private static Kind mail(int size, Text text) {
    MimeReader reader = new MimeReader(MimeLimits.defaults().withParts(MANY).withRecipients(MANY));
    return new Kind(
        size,
        (actual, directory) -> {
          byte[] mail = (text.of(actual) + "\r\n\r\nx").getBytes(StandardCharsets.US_ASCII);
          return () -> reader.read(mail).message().properties();
        });
  }

  private static String parts(int size) {
    return HEAD
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: a/b; name=c\r\n\r\nx\r\n".repeat(size)
        + "--b--\r\n";
  }

  private static String multiparts(int size) {
    StringBuilder mail = new StringBuilder(HEAD);
    for (int level = 0; level < size; level++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(level);
      mail.append("\r\n\r\n--b").append(level).append("\r\n");
    }
    return mail.toString();
  }

  private static Work mbox(int size, Path directory) throws Exception {
    StringBuilder mails = new StringBuilder();
    for (int number = 0; number < size; number++) {
      mails.append("From a@example.com Mon Mar  2 10:00:00 2026\n");
      mails.append("From: a@example.com\nSubject: ").append(number);
      mails.append("\n\n").append(">From here on\n".repeat(20)).append('\n');
    }
    Files.writeString(directory.resolve("all.mbox"), mails);
    return read(directory);
  }

  private static Work folders(int size, Path directory) throws Exception {
    for (int number = 0; number < size; number += LEVELS) {
      Path folder = directory.resolve("folder" + number);
      for (int level = 1; level < LEVELS; level++) {
        folder = folder.resolve("level" + level);
      }
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("a.eml"), HEAD + "\r\nx");
    }
    return read(directory);
  }

  private static Work read(Path directory) {
    MailContent contents =
        new MailContent(name -> PropTag.of(0x8000, name.valueType()), tag -> Optional.empty());
    MailDirectory mailbox = new MailDirectory(directory, MailLimits.defaults(), contents);
    return mailbox::read;
  }
}
