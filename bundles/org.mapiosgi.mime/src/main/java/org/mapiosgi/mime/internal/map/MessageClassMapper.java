// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.part.Part;

/** Finds the message class of a mail ([MS-OXCMAIL] 2.2.3.2.1, [MS-OXOSMIME] 2.1). */
final class MessageClassMapper {
  static final String NOTE = "IPM.Note";
  static final String MULTIPART_SIGNED = "IPM.Note.SMIME.MultipartSigned";

  private static final String SMIME = "IPM.Note.SMIME";
  private static final String REPORT = "REPORT.IPM.Note.";

  /** As much of a report or a calendar object is looked at. */
  private static final int LOOKED_AT = 1 << 16;

  private static final Pattern ACTION = Pattern.compile("(?im)^action:\\s{0,20}([a-z]{1,20})");
  private static final Pattern DISPOSITION =
      Pattern.compile("(?im)^disposition:[^;\\r\\n]{0,200};\\s{0,20}([a-z-]{1,20})");
  private static final Pattern METHOD = Pattern.compile("(?im)^method:\\s{0,20}([a-z-]{1,40})");
  private static final Pattern ANSWER = Pattern.compile("(?i)\\bpartstat=\"?([a-z-]{1,40})");

  /**
   * The class of a message.
   *
   * @param calendar its calendar object; null if it has none
   */
  String of(Part message, @Nullable Part calendar) {
    switch (message.mimeType()) {
      case "multipart/report" -> {
        return report(message);
      }
      case "multipart/signed" -> {
        return isSmimeSigned(message) ? MULTIPART_SIGNED : NOTE;
      }
      case "application/pkcs7-mime", "application/x-pkcs7-mime" -> {
        return SMIME;
      }
      default -> {
        return calendar == null ? NOTE : meeting(calendar).orElse(NOTE);
      }
    }
  }

  private static boolean isSmimeSigned(Part message) {
    return message.isMultipart()
        && message.type().parameter("protocol").toLowerCase(Locale.ROOT).contains("pkcs7");
  }

  private static String report(Part message) {
    String type = message.type().parameter("report-type").toLowerCase(Locale.ROOT);
    for (Part part : message.children()) {
      if (part.mimeType().equals("message/delivery-status")
          || part.mimeType().equals("message/global-delivery-status")) {
        return REPORT + delivery(start(part));
      }
      if (part.mimeType().endsWith("disposition-notification")) {
        Matcher matcher = DISPOSITION.matcher(start(part));
        boolean unread = matcher.find() && !matcher.group(1).equalsIgnoreCase("displayed");
        return REPORT + (unread ? "IPNNRN" : "IPNRN");
      }
    }
    return switch (type) {
      case "delivery-status" -> REPORT + "NDR";
      case "disposition-notification" -> REPORT + "IPNRN";
      default -> NOTE;
    };
  }

  /** One recipient that the mail did not reach makes it a report of that. */
  private static String delivery(String status) {
    Set<String> actions = new HashSet<>();
    Matcher matcher = ACTION.matcher(status);
    while (matcher.find()) {
      actions.add(matcher.group(1).toLowerCase(Locale.ROOT));
    }
    if (actions.contains("failed") || actions.isEmpty()) {
      return "NDR";
    } else if (actions.contains("delayed")) {
      return "Delayed.DR";
    } else if (actions.contains("relayed")) {
      return "Relayed.DR";
    }
    return actions.contains("expanded") ? "Expanded.DR" : "DR";
  }

  private static Optional<String> meeting(Part calendar) {
    if (calendar.disposition().value().equals("attachment")) {
      return Optional.empty();
    }
    String start = start(calendar);
    Matcher written = METHOD.matcher(start);
    String method = calendar.type().parameter("method");
    if (method.isEmpty() && written.find()) {
      method = written.group(1);
    }
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "request" -> Optional.of("IPM.Schedule.Meeting.Request");
      case "cancel" -> Optional.of("IPM.Schedule.Meeting.Canceled");
      case "reply" -> answer(start);
      default -> Optional.empty();
    };
  }

  private static Optional<String> answer(String start) {
    Matcher matcher = ANSWER.matcher(start);
    return switch (matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "") {
      case "accepted" -> Optional.of("IPM.Schedule.Meeting.Resp.Pos");
      case "declined" -> Optional.of("IPM.Schedule.Meeting.Resp.Neg");
      case "tentative" -> Optional.of("IPM.Schedule.Meeting.Resp.Tent");
      default -> Optional.empty();
    };
  }

  private static String start(Part part) {
    try (InputStream content = part.content().open()) {
      return new String(content.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
