// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes an attachment to a new file, under a name that is safe on every file system: the sender
 * chose the attachment's name.
 */
final class AttachmentFile {
  /** File systems allow 255 bytes or more; some are left for a number. */
  private static final int LONGEST = 200;

  private static final int MOST_NUMBERS = 10_000;

  /**
   * Separators, other characters that Windows forbids, control and format characters, and halves of
   * surrogate pairs.
   */
  private static final Pattern UNSAFE =
      Pattern.compile("[/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}]");

  private static final Pattern DEVICE =
      Pattern.compile(
          "(CON|PRN|AUX|NUL|CLOCK\\$|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])"
              + "\\s*(\\..*)?");

  private AttachmentFile() {}

  /**
   * Copies content into a new file. If that fails, the file is removed.
   *
   * @param fileName the attachment's name, from which the file's is made
   */
  static Path write(Path directory, String fileName, InputStream content) throws IOException {
    String name = safeName(fileName);
    for (int number = 0; ; number++) {
      Path file = directory.resolve(numbered(name, number));
      OutputStream out;
      try {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        if (number == MOST_NUMBERS) {
          throw e;
        }
        continue;
      }
      fill(file, out, content);
      return file;
    }
  }

  private static void fill(Path file, OutputStream out, InputStream content) throws IOException {
    try {
      try (OutputStream to = out) {
        content.transferTo(to);
      }
    } catch (IOException | RuntimeException | Error e) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private static String numbered(String name, int number) {
    if (number == 0) {
      return name;
    }
    int dot = extension(name);
    return name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
  }

  /** The index of the dot of a file name's extension; the name's length if there is none. */
  private static int extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= 20 ? dot : name.length();
  }

  static String safeName(String fileName) {
    String name = trimmed(UNSAFE.matcher(fileName).replaceAll("_"));
    int dot = extension(name);
    String end = name.substring(dot);
    String start = shortened(name.substring(0, dot), LONGEST - bytes(end));
    name = trimmed(start) + end;
    if (name.isEmpty()) {
      return "attachment";
    }
    return DEVICE.matcher(name.toUpperCase(Locale.ROOT)).matches() ? "_" + name : name;
  }

  /** Without blanks around, and without dots at the end, which Windows drops. */
  private static String trimmed(String name) {
    int end = name.length();
    while (end > 0
        && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
      end--;
    }
    return name.substring(0, end).strip();
  }

  private static String shortened(String text, int most) {
    StringBuilder kept = new StringBuilder();
    int size = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      String each = Character.toString(text.codePointAt(at));
      size += bytes(each);
      if (size > most) {
        break;
      }
      kept.append(each);
    }
    return kept.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
