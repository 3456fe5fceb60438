// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropTag;
import org.osgi.annotation.versioning.ProviderType;

/** A message that exists (IMessage), open for the length of the unit of work. */
@ProviderType
public interface Message extends AutoCloseable {
  /** PR_ENTRYID. */
  EntryId entryId();

  /** PR_SUBJECT, empty where there is none. */
  String subject();

  /** PR_BODY, however long, empty where there is none. */
  String body();

  /** PR_SENDER_NAME, empty where there is none. */
  String senderName();

  /** PR_SENDER_EMAIL_ADDRESS, empty where there is none. */
  String senderAddress();

  /** PR_MESSAGE_DELIVERY_TIME, null where it was never delivered. */
  Instant deliveryTime();

  /** Whether MSGFLAG_READ is set. */
  boolean read();

  /**
   * A property, however long.
   *
   * @return the value, or null where the message has no such property
   */
  <T> T get(PropTag<T> tag);

  /**
   * The bytes of a text or binary property (IMAPIProp::OpenProperty with IStream); text is
   * UTF-16LE.
   *
   * @return to be read within the unit of work; closing it early frees it early
   */
  InputStream openStream(PropTag<?> tag);

  /** The recipient table. */
  List<Recipient> recipients();

  /** The attachment table. */
  List<AttachmentInfo> attachments();

  /**
   * The bytes of an attachment that is held by value.
   *
   * @param number from {@link AttachmentInfo#number()}
   * @return to be read within the unit of work
   */
  InputStream openAttachment(int number);

  /** Changes a property. Takes effect with {@link #save()}. */
  <T> Message set(PropTag<T> tag, T value);

  /** Makes the changes permanent (IMAPIProp::SaveChanges); the message stays open. */
  void save();

  /** Marks it read or unread (IMessage::SetReadFlag), at once. Sends no receipt. */
  void markRead(boolean read);

  /**
   * Releases the message before the end of the unit of work, which releases it anyway: for a task
   * that opens many, of which a server allows so many at a time (R27). It must not be used
   * afterwards.
   */
  @Override
  void close();
}
