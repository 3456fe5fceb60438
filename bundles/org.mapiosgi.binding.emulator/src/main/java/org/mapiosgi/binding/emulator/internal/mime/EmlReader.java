// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;

/** Reads a message in internet format. */
public final class EmlReader {
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int MOST_HEADERS = 10_000;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] FROM_LINE = {'F', 'r', 'o', 'm', ' '};

  /** A file in which none of these stands is no mail, whatever else a parser finds in it. */
  private static final Set<String> MAIL_HEADERS =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "received",
          "return-path",
          "mime-version",
          "content-type");

  /**
   * A message that was read.
   *
   * @param content all that could be read of it
   * @param complaints what could not, in sentences without an end mark
   */
  public record Read(MessageContent content, List<String> complaints) {
    /** Copies the list. */
    public Read {
      complaints = List.copyOf(complaints);
    }
  }

  /** That some bytes are no message at all. */
  public static final class NoMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    NoMessageException(String message) {
      super(message);
    }
  }

  /** Notes what the parser puts up with. */
  private static final class Complaints extends DecodeMonitor {
    private final Set<String> texts = new LinkedHashSet<>();

    @Override
    public boolean warn(String error, String dropped) {
      texts.add(sentence(error));
      return false;
    }

    @Override
    public boolean isListening() {
      return true;
    }
  }

  /**
   * Reads a message as far as it can be read.
   *
   * @throws NoMessageException where nothing of it can be used
   */
  public Read read(byte[] bytes) throws NoMessageException {
    if (bytes.length == 0) {
      throw new NoMessageException("it is empty");
    }
    Complaints complaints = new Complaints();
    MimeParts parts = new MimeParts();
    int begin = begin(bytes);
    parse(new ByteArrayInputStream(bytes, begin, bytes.length - begin), parts, complaints);
    if (parts.header().stream().map(EmlReader::name).noneMatch(MAIL_HEADERS::contains)) {
      throw new NoMessageException("it has no mail header");
    }
    return new Read(new EmlProperties(parts).content(), List.copyOf(complaints.texts));
  }

  /** Behind the marks that editors and mailbox files put before a mail: a BOM, a From_ line. */
  private static int begin(byte[] bytes) {
    int begin = startsWith(bytes, 0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    if (startsWith(bytes, begin, FROM_LINE)) {
      while (begin < bytes.length && bytes[begin] != '\n') {
        begin++;
      }
      begin = Math.min(begin + 1, bytes.length);
    }
    return begin;
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] prefix) {
    int to = from + prefix.length;
    return to <= bytes.length && Arrays.equals(bytes, from, to, prefix, 0, prefix.length);
  }

  private static void parse(InputStream mail, MimeParts parts, Complaints complaints) {
    MimeConfig config =
        MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(LONGEST_HEADER)
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxContentLen(-1)
            .build();
    MimeStreamParser parser =
        new MimeStreamParser(config, complaints, new DefaultBodyDescriptorBuilder());
    parser.setContentDecoding(true);
    parser.setNoRecurse();
    parser.setContentHandler(parts);
    try {
      parser.parse(mail);
    } catch (MimeException | IOException e) {
      complaints.texts.add(sentence(e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }

  private static String name(Field field) {
    return field.getName().toLowerCase(Locale.ROOT);
  }

  private static String sentence(String text) {
    String stripped = text.strip().replaceAll("[.\\s]+$", "");
    return stripped.length() > 200 ? stripped.substring(0, 200) + "..." : stripped;
  }
}
