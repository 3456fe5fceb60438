// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.internal.map.AttachmentMapper;
import org.mapiosgi.mime.internal.write.AttachmentFields.Disposition;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;

/** Puts the parts of a message together: mixed, and in it related, and in it alternative. */
final class Structure {
  private static final int ATT_MHTML_REF = 4;
  private static final String CALENDAR = "text/calendar";

  private final BodyParts bodyParts;
  private final AttachmentParts attachmentParts;
  private final SignedPart signed;
  private final RtfOnly rtf = new RtfOnly();

  Structure(BodyParts bodyParts, AttachmentParts attachmentParts, SignedPart signed) {
    this.bodyParts = bodyParts;
    this.attachmentParts = attachmentParts;
    this.signed = signed;
  }

  /**
   * The parts of a message.
   *
   * @param cameAsMail whether the message has the header that it came with
   */
  Entity of(MessageData message, boolean cameAsMail) throws IOException {
    Optional<Entity> whole = signed.of(message);
    if (whole.isPresent()) {
      return whole.get();
    }
    MessageData complete = rtf.completed(message);
    return new Run(complete, bodyParts.of(complete, cameAsMail)).root();
  }

  /** Makes the parts of one message. */
  private final class Run {
    private final MessageData message;
    private final BodyParts.Bodies bodies;
    private final String messageClass;
    private final boolean meeting;
    private final List<AttachmentData> related = new ArrayList<>();
    private final List<AttachmentData> others = new ArrayList<>();
    private final Optional<String> reportType;
    private Optional<AttachmentData> calendar = Optional.empty();
    private int written;

    Run(MessageData message, BodyParts.Bodies bodies) {
      this.message = message;
      this.bodies = bodies;
      this.messageClass =
          message.properties().get(Pr.MESSAGE_CLASS).orElse("").toLowerCase(Locale.ROOT);
      this.meeting = messageClass.startsWith("ipm.schedule.meeting.");
      sort();
      this.reportType = messageClass.startsWith("report.") ? reportType() : Optional.empty();
    }

    private void sort() {
      Set<String> shown = AttachmentMapper.references(bodies.markup());
      boolean first = true;
      for (AttachmentData attachment : message.attachments()) {
        if (first && meeting && !bodies.isEmpty() && isCalendar(attachment)) {
          calendar = Optional.of(attachment);
        } else if (!bodies.isEmpty() && isRelated(attachment, shown)) {
          related.add(attachment);
        } else {
          others.add(attachment);
        }
        first = false;
      }
    }

    private static boolean isCalendar(AttachmentData attachment) {
      return attachment.content().isPresent() && AttachmentFields.type(attachment).equals(CALENDAR);
    }

    private static boolean isRelated(AttachmentData attachment, Set<String> shown) {
      int flags = attachment.properties().get(Pr.ATTACH_FLAGS).orElse(0);
      return (flags & ATT_MHTML_REF) != 0
          || attachment.properties().get(Pr.ATTACH_CONTENT_ID).filter(shown::contains).isPresent();
    }

    Entity root() throws IOException {
      if (bodies.isEmpty() && others.size() == 1) {
        return part(others.get(0), dispositionOf(others.get(0)), true);
      }
      List<Entity> children = new ArrayList<>();
      if (!bodies.isEmpty() || others.isEmpty()) {
        children.add(related());
      }
      for (AttachmentData attachment : others) {
        children.add(part(attachment, dispositionOf(attachment), false));
      }
      return children.size() == 1
          ? children.get(0)
          : new Entity.Multipart(outermost(), parameters(), children);
    }

    /** A report or an encrypted mail is known by the type of its outermost part. */
    private String outermost() {
      if (reportType.isPresent()) {
        return "report";
      }
      return isEncrypted() ? "encrypted" : "mixed";
    }

    private List<String> parameters() {
      return switch (outermost()) {
        case "report" -> List.of("report-type=" + reportType.orElseThrow());
        case "encrypted" -> List.of("protocol=\"application/pgp-encrypted\"");
        default -> List.of();
      };
    }

    private Optional<String> reportType() {
      for (AttachmentData attachment : others) {
        String type = AttachmentFields.type(attachment);
        if (type.endsWith("delivery-status")) {
          return Optional.of("delivery-status");
        } else if (type.endsWith("disposition-notification")) {
          return Optional.of("disposition-notification");
        }
      }
      return Optional.empty();
    }

    private boolean isEncrypted() {
      return bodies.isEmpty()
          && others.size() == 2
          && AttachmentFields.type(others.get(0)).equals("application/pgp-encrypted");
    }

    private Disposition dispositionOf(AttachmentData attachment) {
      boolean ofReport =
          reportType.isPresent()
              && (attachment.embedded().isPresent()
                  || AttachmentFields.type(attachment).startsWith("message/"));
      // A calendar object that is an attachment is none that a reader answers to.
      return ofReport || (meeting && isCalendar(attachment))
          ? Disposition.NONE
          : Disposition.ATTACHMENT;
    }

    private Entity related() throws IOException {
      boolean alone = related.isEmpty() && others.isEmpty();
      Entity body = alternative(alone);
      if (related.isEmpty()) {
        return body;
      }
      List<Entity> children = new ArrayList<>(List.of(body));
      for (AttachmentData attachment : related) {
        children.add(part(attachment, Disposition.INLINE, false));
      }
      String type =
          body instanceof Entity.Multipart
              ? "multipart/alternative"
              : bodies.html().isPresent() ? "text/html" : "text/plain";
      return new Entity.Multipart("related", List.of("type=\"" + type + "\""), children);
    }

    private Entity alternative(boolean alone) throws IOException {
      int forms =
          (bodies.text().isPresent() ? 1 : 0)
              + (bodies.html().isPresent() ? 1 : 0)
              + (calendar.isPresent() ? 1 : 0);
      List<Entity> children = new ArrayList<>();
      if (bodies.text().isPresent() || forms == 0) {
        children.add(bodyParts.text(bodies.text().orElse(""), message, alone && forms < 2));
      }
      if (bodies.html().isPresent()) {
        children.add(bodyParts.html(bodies.html().get(), message));
      }
      if (calendar.isPresent()) {
        children.add(part(calendar.get(), Disposition.NONE, false));
      }
      return children.size() == 1
          ? children.get(0)
          : new Entity.Multipart("alternative", List.of(), children);
    }

    private Entity part(AttachmentData attachment, Disposition disposition, boolean alone)
        throws IOException {
      written++;
      return attachmentParts.part(attachment, written, disposition, alone);
    }
  }
}
