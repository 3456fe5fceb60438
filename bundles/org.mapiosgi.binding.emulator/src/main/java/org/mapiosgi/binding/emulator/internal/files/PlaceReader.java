// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.mail.MailContent;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.Tags;
import org.mapiosgi.mime.MimeLimits;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.MimeReading;
import org.mapiosgi.mime.NoMailException;
import org.mapiosgi.mime.msg.MsgReader;
import org.mapiosgi.mime.msg.MsgReading;
import org.mapiosgi.mime.msg.NoMsgException;

/** Reads the message at a place. */
final class PlaceReader {
  private static final int MOST_OF_HEADER = 64 * 1024;
  private static final int STORED_FLAGS =
      MsgFlag.READ.mask()
          | MsgFlag.UNSENT.mask()
          | MsgFlag.UNMODIFIED.mask()
          | MsgFlag.FROMME.mask();

  private final MailLimits limits;
  private final MimeReader mails;
  private final MsgReader msgs;
  private final MailContent contents;

  /**
   * A message that was read.
   *
   * @param id the same in every run, as long as the file, or the mail in an mbox, stays as it is
   * @param flags the MSGFLAG_* bits that the file has for it
   * @param expunged whether the message is deleted, and only still in the file
   */
  record Read(UUID id, MessageContent content, List<String> losses, int flags, boolean expunged) {}

  PlaceReader(MailLimits limits, MailContent contents, long heap) {
    this.limits = limits;
    MimeLimits ofOneMail = limits.ofOneMail(heap);
    this.mails = new MimeReader(ofOneMail);
    this.msgs = new MsgReader().withDepth(ofOneMail.depth()).withValue(ofOneMail.body());
    this.contents = contents;
  }

  Read read(MailPlace place) throws IOException, NoMailException {
    if (place.length() > limits.fileBytes()) {
      throw new NoMailException(
          "it has "
              + place.length()
              + " bytes, and "
              + MailLimits.FILE_KEY
              + " allows "
              + limits.fileMebibytes()
              + " MiB");
    }
    ByteBuffer bytes = place.bytes();
    MailFile file = place.file();
    return switch (file.kind()) {
      case MSG -> msg(place, bytes);
      case EML -> mail(place, bytes, idOf(file), 0, false);
      case MAILDIR -> mail(place, bytes, idOf(file), MaildirName.of(file).flags(), false);
      case MBOX -> {
        MboxStatus status = MboxStatus.of(header(bytes));
        yield mail(place, bytes, idOfBytes(file, bytes), status.flags(), status.expunged());
      }
    };
  }

  /** The id of a file's only message, without reading the file. */
  static UUID idOf(MailFile file) {
    return switch (file.kind()) {
      case EML -> EntryIds.named("eml:" + file.name());
      case MSG -> EntryIds.named("msg:" + file.name());
      case MAILDIR ->
          EntryIds.named(
              "maildir:" + String.join("\0", file.folder()) + "\0" + MaildirName.of(file).unique());
      case MBOX -> throw new IllegalArgumentException("an mbox has many messages");
    };
  }

  private static UUID idOfBytes(MailFile file, ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(("mbox:" + file.name() + "\0").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes.duplicate());
      return UUID.nameUUIDFromBytes(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private Read mail(MailPlace place, ByteBuffer bytes, UUID id, int flags, boolean expunged)
      throws IOException, NoMailException {
    MimeReading read = mails.read(bytes);
    return new Read(id, dated(place, contents.of(read.message())), read.losses(), flags, expunged);
  }

  private Read msg(MailPlace place, ByteBuffer bytes) throws IOException, NoMailException {
    try {
      MsgReading read = msgs.read(bytes);
      MessageContent content = contents.of(read.message());
      PropValue flags = content.properties().find(Tags.MESSAGE_FLAGS.id());
      int stored = flags != null && flags.value() instanceof Integer bits ? bits : 0;
      return new Read(
          idOf(place.file()), dated(place, content), read.losses(), stored & STORED_FLAGS, false);
    } catch (NoMsgException e) {
      throw new NoMailException(String.valueOf(e.getMessage()));
    }
  }

  private static String header(ByteBuffer bytes) {
    byte[] begin = new byte[Math.min(MOST_OF_HEADER, bytes.remaining())];
    bytes.duplicate().get(begin);
    String text = new String(begin, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    int other = text.indexOf("\n\r\n");
    end = end < 0 || (other >= 0 && other < end) ? other : end;
    return end < 0 ? text : text.substring(0, end);
  }

  /**
   * Gives a message without a delivery time the time when its file was written. The time of an mbox
   * says nothing of one mail: there the time in its header comes first.
   */
  private static MessageContent dated(MailPlace place, MessageContent content) throws IOException {
    PropertyMap properties = content.properties();
    PropValue sent = properties.find(Pr.CLIENT_SUBMIT_TIME.id());
    Instant time =
        place.file().kind() == MailFile.Kind.MBOX && sent != null
            ? (Instant) sent.value()
            : Files.getLastModifiedTime(place.file().path())
                .toInstant()
                .truncatedTo(ChronoUnit.MICROS);
    return content.properties(all -> all.withDefault(Pr.MESSAGE_DELIVERY_TIME, time));
  }
}
