// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.MailboxWrite;
import org.mapiosgi.binding.emulator.internal.mail.MailContent;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.mime.MimeOptions;
import org.mapiosgi.mime.MimeWriter;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.msg.MsgWriter;

/**
 * Writes messages into a mailbox's directory, each as a file of its own. The file appears when it
 * is complete. Only a file that was written here is ever replaced or deleted, and only as long as
 * no other program has changed it.
 */
public final class MailWriting {
  private static final int LONGEST_SUBJECT = 60;
  private static final int LONGEST_FOLDER = 100;
  private static final int ATTEMPTS = 10;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path root;
  private final MailboxWrite format;
  private final MailContent contents;
  private final MailDirectory reading;
  private final MimeWriter mails = new MimeWriter(MimeOptions.defaults().withBcc(true));

  /**
   * Writes into a directory.
   *
   * @param format EML or MSG
   * @param reading passes over the files that are written here
   */
  public MailWriting(Path root, MailboxWrite format, MailContent contents, MailDirectory reading) {
    this.root = root;
    this.format = format;
    this.contents = contents;
    this.reading = reading;
  }

  /**
   * Writes a message as a new file.
   *
   * @param folder the names of its folder, from the top; none for the Inbox
   * @param time a part of the file's name
   * @return the file
   */
  public WrittenFile write(List<String> folder, MessageContent content, Instant time)
      throws IOException {
    Path directory = directory(folder);
    Files.createDirectories(directory);
    Path part = part(directory, content);
    try {
      return WrittenFile.of(publish(part, directory, name(content, time)));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Writes a message anew: in the place of its file, or as a new file if the message is in another
   * folder now, and then without its old one.
   *
   * @param before the file of the message
   * @throws IOException also if another program has changed the file or taken it away; the file
   *     stays as it is
   */
  public WrittenFile rewrite(
      WrittenFile before, List<String> folder, MessageContent content, Instant time)
      throws IOException {
    if (!before.isUntouched()) {
      throw new IOException("another program has changed or taken away " + before);
    }
    Path directory = directory(folder);
    if (!directory.equals(before.path().getParent())) {
      return moved(before, write(folder, content, time));
    }
    Path part = part(directory, content);
    try {
      Files.move(part, before.path(), StandardCopyOption.REPLACE_EXISTING);
      return WrittenFile.of(before.path());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Takes the old file away, or the new one if that fails: a message has one file. */
  private static WrittenFile moved(WrittenFile before, WrittenFile now) throws IOException {
    try {
      Files.deleteIfExists(before.path());
    } catch (IOException e) {
      Files.deleteIfExists(now.path());
      throw e;
    }
    return now;
  }

  private Path directory(List<String> folder) {
    Path directory = root;
    for (String name : folder) {
      directory = directory.resolve(SafeName.of(name, LONGEST_FOLDER));
    }
    return directory;
  }

  /** Writes a message into a file of a passing name, which the caller moves or deletes. */
  private Path part(Path directory, MessageContent content) throws IOException {
    Path part = Files.createTempFile(directory, ".mapi-osgi-", ".tmp");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
      write(contents.data(content), out);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return part;
  }

  private void write(MessageData message, OutputStream out) throws IOException {
    if (format == MailboxWrite.MSG) {
      new MsgWriter().write(message, out);
    } else {
      mails.write(message, out);
    }
  }

  private static String name(MessageContent content, Instant time) {
    return TIME.format(time)
        + " "
        + SafeName.of(content.properties().text(Pr.SUBJECT), LONGEST_SUBJECT);
  }

  /** Gives a complete file its name. A link refuses a name that is taken, in one step. */
  private Path publish(Path part, Path directory, String name) throws IOException {
    String ending = "." + format.name().toLowerCase(Locale.ROOT);
    for (int attempt = 1; ; attempt++) {
      String random = UUID.randomUUID().toString().substring(0, 8);
      Path file = directory.resolve(name + " " + random + ending);
      reading.writing(file);
      try {
        link(part, file);
        return file;
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void link(Path part, Path file) throws IOException {
    try {
      Files.createLink(file, part);
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (e instanceof FileAlreadyExistsException exists) {
        throw exists;
      }
      // A file system without links: the name is random, and a move refuses one that is taken.
      Files.move(part, file);
    }
  }
}
