// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A message (IMessage): a new one, a draft, or one that has arrived.
 *
 * <p>Changes, of recipients and attachments too, become permanent with {@link #save()} or {@link
 * #submit()}. A unit of work that ends while a message has changes that were neither saved nor
 * discarded fails with {@link IllegalStateException}: a lost change is never silent.
 *
 * <p>{@link #submit()}, {@link #moveTo}, {@link #delete()} and {@link #discard()} end this object
 * if they succeed; then only {@link #close()} may follow. A call that is refused leaves the message
 * as it was.
 */
@ProviderType
public interface Message extends MutableProp {
  /**
   * PR_ENTRYID.
   *
   * @throws IllegalStateException if the message is new and was never saved
   */
  EntryId entryId();

  /**
   * The folder that the message is in.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NO_SUPPORT} if the message is
   *     embedded in another
   */
  Folder parent();

  /** PR_SUBJECT; empty if there is none. */
  String subject();

  /** Sets PR_SUBJECT. */
  Message subject(String subject);

  /** PR_BODY, the plain text; empty if there is none. */
  String body();

  /** Sets PR_BODY, the plain text. */
  Message body(String text);

  /** The HTML body (PR_HTML, decoded by PR_INTERNET_CPID); empty if there is none. */
  Optional<String> html();

  /** Sets the HTML body: PR_HTML in UTF-8, and PR_INTERNET_CPID. */
  Message html(String html);

  /** PR_IMPORTANCE. */
  Importance importance();

  /** Sets PR_IMPORTANCE. */
  Message importance(Importance importance);

  /** PR_SENDER_NAME; empty if there is none. */
  String senderName();

  /**
   * PR_SENDER_EMAIL_ADDRESS, of the kind that PR_SENDER_ADDRTYPE names: on Exchange often no
   * internet address but a distinguished name. Empty if there is none.
   */
  String senderAddress();

  /** PR_MESSAGE_DELIVERY_TIME; empty if the message was never delivered. */
  Optional<Instant> deliveryTime();

  /** PR_MESSAGE_FLAGS. */
  Set<MsgFlag> flags();

  /** Whether the message is marked as read (MSGFLAG_READ). */
  boolean isRead();

  /** Marks the message read or unread at once (IMessage::SetReadFlag). Sends no receipt. */
  void markRead(boolean read);

  /** The recipients, as changed so far. The list cannot be changed. */
  List<Recipient> recipients();

  /** Adds a recipient. */
  Message addRecipient(Recipient recipient);

  /** Adds a recipient in the To line. */
  default Message to(String displayName, String smtpAddress) {
    return addRecipient(Recipient.smtp(Recipient.Type.TO, displayName, smtpAddress));
  }

  /** Adds a recipient in the Cc line. */
  default Message cc(String displayName, String smtpAddress) {
    return addRecipient(Recipient.smtp(Recipient.Type.CC, displayName, smtpAddress));
  }

  /** Adds a blind copy's recipient. */
  default Message bcc(String displayName, String smtpAddress) {
    return addRecipient(Recipient.smtp(Recipient.Type.BCC, displayName, smtpAddress));
  }

  /** Replaces all recipients: this is also how recipients are changed and removed. */
  Message setRecipients(Collection<Recipient> recipients);

  /** The attachments. The list cannot be changed. */
  List<Attachment> attachments();

  /**
   * Adds an attachment by value.
   *
   * @param fileName not empty
   * @param mimeType may be empty
   * @param content read to its end, in pieces, and closed
   * @throws IOException if the content cannot be read
   */
  Message attach(String fileName, String mimeType, InputStream content) throws IOException;

  @Override
  <T> Message set(Property<T> property, T value);

  @Override
  Message deleteProperties(Property<?>... properties);

  /**
   * Makes the changes permanent (IMAPIProp::SaveChanges). The message stays open, and {@link
   * #entryId()} names it.
   *
   * @return this message
   */
  Message save();

  /** Drops the changes that were not saved, and a new message as a whole. Ends this object. */
  void discard();

  /**
   * Hands the message over for sending; the store keeps a copy in Sent Items. Ends this object.
   *
   * <p>If it fails, a new message is removed again, so that nothing is left in the Outbox; a
   * message that had been saved before stays as a draft. If even the removal fails, the error says
   * where the message is.
   *
   * @return the id that the message has in the Outbox
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NO_SUPPORT} with rule R19 if the
   *     store is not tightly coupled to a transport, so that the message would stay in the Outbox
   *     for ever; {@code MAPI_E_NO_RECIPIENTS} if there are none
   */
  EntryId submit();

  /**
   * Moves the saved message to another folder of any store (IMAPIFolder::CopyMessages). The store
   * may give the message another entry id. Ends this object.
   */
  void moveTo(Folder destination);

  /** Copies the saved message to another folder of any store (IMAPIFolder::CopyMessages). */
  void copyTo(Folder destination);

  /**
   * Deletes the saved message (IMAPIFolder::DeleteMessages), without a way through Deleted Items; a
   * server may keep it recoverable for a while. Ends this object.
   */
  void delete();
}
