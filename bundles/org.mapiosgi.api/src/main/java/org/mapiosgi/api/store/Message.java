// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * Represents an open message (IMessage): a new one, a draft, or a received one.
 *
 * <p>Changes, also of recipients and attachments, become permanent with {@link #save()} or {@link
 * #submit()}. If a unit of work ends while a message has changes that were neither saved nor
 * discarded, the unit of work fails with {@link IllegalStateException}. So no change is lost
 * without an error.
 *
 * <p>If {@link #submit()}, {@link #moveTo}, {@link #delete()} or {@link #discard()} succeeds, this
 * object ends; then only {@link #close()} may follow. A refused call leaves the message as it was.
 *
 * <p>A message can be embedded in another: {@link #attachMessage} makes one, {@link
 * Attachment#openMessage()} opens one. An embedded message is saved before the message around it,
 * and is permanent once that is saved. It has no entry id and is in no folder. So {@link
 * #entryId()}, {@link #parent()}, {@link #markRead}, {@link #markReadWithReceipt()}, {@link
 * #submit()}, {@link #moveTo}, {@link #copyTo} and {@link #delete()} throw {@code
 * MAPI_E_NO_SUPPORT}; {@link Attachment#remove()} removes it.
 */
@ProviderType
public interface Message extends MutableProp {
  /**
   * PR_ENTRYID.
   *
   * @throws IllegalStateException if the message is new and was never saved
   */
  EntryId entryId();

  /** Opens the folder that the message is in (PR_PARENT_ENTRYID). */
  Folder parent();

  /** Returns PR_SUBJECT; empty if there is none. */
  String subject();

  /** Sets PR_SUBJECT. */
  Message subject(String subject);

  /** Returns PR_BODY, the plain text; empty if there is none. */
  String body();

  /** Sets PR_BODY, the plain text. */
  Message body(String text);

  /** Returns the HTML body (PR_HTML, decoded by PR_INTERNET_CPID); empty if there is none. */
  Optional<String> html();

  /** Sets the HTML body: PR_HTML in UTF-8, and PR_INTERNET_CPID. */
  Message html(String html);

  /**
   * Returns the body in the format that the other formats were made from: PR_NATIVE_BODY_INFO names
   * it. If the message has no such property, or no body in that format, PR_RTF_IN_SYNC and the
   * existing formats decide ([MS-OXBBODY]).
   *
   * <p>If that format is RTF, the body is
   *
   * <ul>
   *   <li>the HTML or the plain text that the RTF encapsulates ([MS-OXRTFEX]);
   *   <li>the RTF itself if it encapsulates nothing; {@link Body#asText()} and {@link
   *       Body#asHtml()} convert it;
   *   <li>the HTML, otherwise the plain text, of the store if the RTF is damaged or too long.
   * </ul>
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_TOO_BIG} if the body is longer than
   *     {@code read.limit.mb} of the session; {@code MAPI_E_CORRUPT_DATA} if the only body is RTF
   *     that cannot be read
   */
  Body bestBody();

  /**
   * Puts plain text before the body, in the format that the body has. An RTF body becomes HTML. Use
   * it to write above the quoted text of a reply.
   */
  Message prependText(String text);

  /**
   * Puts HTML before the body. If the body is plain text or RTF, it becomes HTML.
   *
   * @param fragment HTML that can stand in a body: {@code <p>Thank you.</p>}
   */
  Message prependHtml(String fragment);

  /** Returns PR_IMPORTANCE. */
  Importance importance();

  /** Sets PR_IMPORTANCE. */
  Message importance(Importance importance);

  /** Returns PR_SENSITIVITY. */
  Sensitivity sensitivity();

  /** Sets PR_SENSITIVITY. */
  Message sensitivity(Sensitivity sensitivity);

  /**
   * Asks for a receipt when a recipient reads the message (PR_READ_RECEIPT_REQUESTED). A session of
   * a service does not receive read receipts itself (R45); another client of the mailbox does.
   */
  Message requestReadReceipt();

  /**
   * Asks for a report when the message is delivered (PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED). The
   * report arrives as a message.
   */
  Message requestDeliveryReceipt();

  /**
   * Sends the message in the name of another user (PR_SENT_REPRESENTING_*). The recipients see
   * both. The server refuses it if the user of the session does not have the right.
   *
   * @param user the type of the recipient does not matter
   */
  Message onBehalfOf(Recipient user);

  /**
   * Sends the message at a later time (PR_DEFERRED_SEND_TIME). From {@link #submit()} until then
   * the message is in the Outbox.
   */
  Message deferUntil(Instant time);

  /** Returns PR_SENDER_NAME; empty if there is none. */
  String senderName();

  /**
   * Returns PR_SENDER_EMAIL_ADDRESS, of the kind that PR_SENDER_ADDRTYPE names. On Exchange it is
   * often a distinguished name, not an internet address. Empty if there is none.
   */
  String senderAddress();

  /** Returns PR_MESSAGE_DELIVERY_TIME; empty if the message was never delivered. */
  Optional<Instant> deliveryTime();

  /** Returns PR_MESSAGE_FLAGS. */
  Set<MsgFlag> flags();

  /** Returns whether the message is marked as read (MSGFLAG_READ). */
  boolean isRead();

  /** Marks the message read or unread at once (IMessage::SetReadFlag). Sends no read receipt. */
  void markRead(boolean read);

  /**
   * Marks the message read at once (IMessage::SetReadFlag). If its sender asked for a read receipt
   * and none was sent yet, the store sends one.
   */
  void markReadWithReceipt();

  /** Returns the recipients, including unsaved changes. The list cannot be changed. */
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

  /** Adds a recipient in the Bcc line. */
  default Message bcc(String displayName, String smtpAddress) {
    return addRecipient(Recipient.smtp(Recipient.Type.BCC, displayName, smtpAddress));
  }

  /** Replaces all recipients. Use it also to change or to remove recipients. */
  Message setRecipients(Collection<Recipient> recipients);

  /** Returns the attachments. The list cannot be changed. */
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

  /**
   * Adds an attachment by value whose content the caller writes.
   *
   * @param fileName not empty
   * @param mimeType may be empty
   * @return a stream that is valid during the unit of work; {@link OutputStream#close()} adds the
   *     attachment. If the stream is never closed, or a write fails, nothing is added
   */
  OutputStream attach(String fileName, String mimeType);

  /**
   * Adds a hidden attachment that the HTML body shows, for instance an image. The body refers to it
   * as {@code cid:} with the content id: {@code <img src="cid:logo@example.com">}.
   *
   * @param fileName not empty
   * @param mimeType may be empty
   * @param contentId PR_ATTACH_CONTENT_ID: ASCII characters without blanks and angle brackets
   * @param content read to its end, in pieces, and closed
   * @throws IOException if the content cannot be read
   * @throws IllegalArgumentException if the content id is empty, or has a character that it may not
   *     have
   */
  Message attachInline(String fileName, String mimeType, String contentId, InputStream content)
      throws IOException;

  /**
   * Makes a message in this one, as an attachment (ATTACH_EMBEDDED_MSG). Fill the new message and
   * {@link #save()} it, then save or submit this one. Closing this message closes the new one, too.
   *
   * @param name PR_DISPLAY_NAME of the attachment; clients show it. May be empty
   * @return the new message; {@link #discard()} drops it
   */
  Message attachMessage(String name);

  /**
   * Makes a reply to this message, as Outlook does: a new message in the Outbox of this message's
   * store, with
   *
   * <ul>
   *   <li>the recipients that the sender asked for (PR_REPLY_RECIPIENT_ENTRIES), otherwise the
   *       sender; none if the message has no sender;
   *   <li>the subject with the prefix {@code RE: }, once;
   *   <li>the conversation (PR_CONVERSATION_INDEX, PR_CONVERSATION_TOPIC) and the internet message
   *       ids (PR_IN_REPLY_TO_ID, PR_INTERNET_REFERENCES) of this message;
   *   <li>this message's body, quoted in the format of {@link #bestBody()}, below the lines From,
   *       Sent, To, Cc and Subject. RTF is quoted as HTML. An image that the HTML body shows comes
   *       with it;
   *   <li>this message's sensitivity.
   * </ul>
   *
   * <p>Write above the quoted body with {@link #prependText} or {@link #prependHtml}, then {@link
   * #submit()} the reply or {@link #discard()} it. To keep it as a draft, save it and move it to
   * another folder.
   */
  Message reply();

  /**
   * Makes a reply to the sender and to the recipients in the To and Cc lines, each once and without
   * the user of the session. Otherwise as {@link #reply()}.
   */
  Message replyAll();

  /**
   * Makes a message that forwards this one: without recipients, with the prefix {@code FW: }, with
   * all attachments and this message's importance. Otherwise as {@link #reply()}.
   */
  Message forward();

  /**
   * Writes the saved message to a stream, with its recipients, attachments and embedded messages.
   *
   * <p>Attachments are streamed: memory does not grow with their size. An attachment without bytes
   * of its own, such as a link to a file or an OLE object, is written empty. A file in the format
   * {@link MailFormat#EML} also names the recipients of blind copies.
   *
   * @param out gets the file and is flushed, but not closed. If the call fails, it has got a part
   *     of the file
   * @throws IOException if the stream takes no more
   * @throws IllegalStateException if the message has unsaved changes or was never saved
   * @throws org.mapiosgi.api.error.MapiException if the store cannot give a part of the message;
   *     {@code MAPI_E_TOO_BIG} if a body or another value is longer than {@code read.limit.mb} of
   *     the session, if all values together take more than four times the limit, or if a {@code
   *     .msg} file would have more than 2,048 named properties or a name of more than 512
   *     characters; {@code MAPI_E_TOO_COMPLEX} if messages are embedded more than 50 levels deep
   */
  void writeTo(OutputStream out, MailFormat format) throws IOException;

  @Override
  <T> Message set(Property<T> property, T value);

  @Override
  Message deleteProperties(Property<?>... properties);

  /**
   * Makes the changes permanent (IMAPIProp::SaveChanges). The message stays open, and {@link
   * #entryId()} names it.
   *
   * @return this message
   * @throws IllegalStateException if an embedded message has changes that were neither saved nor
   *     discarded
   */
  Message save();

  /**
   * Drops the unsaved changes; a new message is dropped as a whole. Ends this object. A message
   * that was closed with unsaved changes can still be discarded, so that the message around it can
   * be saved.
   */
  void discard();

  /**
   * Hands the message over for sending; the store keeps a copy in Sent Items. Ends this object.
   *
   * <p>If the call fails, a new message is removed again, so that nothing stays in the Outbox. A
   * message that was saved before stays as a draft. If the removal fails too, the error says where
   * the message is.
   *
   * @return the id that the message has in the Outbox
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NO_SUPPORT} with rule R19 if the
   *     store is not tightly coupled to a transport, so that the message would stay in the Outbox
   *     for ever; {@code MAPI_E_NO_RECIPIENTS} if there are none
   * @throws IllegalStateException as {@link #save()}
   */
  EntryId submit();

  /**
   * Moves the saved message to another folder of any store (IMAPIFolder::CopyMessages). The store
   * may give the message another entry id. Ends this object.
   *
   * @throws IllegalStateException if the message has unsaved changes or was never saved
   */
  void moveTo(Folder destination);

  /**
   * Copies the saved message to another folder of any store (IMAPIFolder::CopyMessages).
   *
   * @throws IllegalStateException if the message has unsaved changes or was never saved
   */
  void copyTo(Folder destination);

  /**
   * Deletes the saved message (IMAPIFolder::DeleteMessages). The message does not go to Deleted
   * Items; a server may keep it recoverable for a while. Unsaved changes are dropped. Ends this
   * object.
   *
   * @throws IllegalStateException if the message was never saved; {@link #discard()} it instead
   */
  void delete();
}
