// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.IOException;
import java.io.InputStream;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropTag;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A message being written. {@link #save()} or {@link #submit()} ends it, once; a draft that is not
 * ended leaves nothing behind.
 *
 * <p>Each describing call changes this draft and returns it.
 */
@ProviderType
public interface Draft {
  /** PR_SUBJECT. */
  Draft subject(String subject);

  /** PR_BODY, of any length. */
  Draft body(String body);

  /** Any property. */
  <T> Draft set(PropTag<T> tag, T value);

  /** One more recipient. */
  Draft recipient(Recipient recipient);

  /** One more recipient in the To line. */
  Draft to(String displayName, String smtpAddress);

  /**
   * One more attachment, by value.
   *
   * @param fileName not empty
   * @param mimeType may be empty
   * @param content read to its end, in pieces, and closed
   * @throws IOException where the content cannot be read
   */
  Draft attach(String fileName, String mimeType, InputStream content) throws IOException;

  /**
   * Keeps the message in its folder, unsent.
   *
   * @return how to find it again
   */
  EntryId save();

  /**
   * Hands the message over for sending; the store keeps a copy in Sent Items.
   *
   * @return the id the message has in the Outbox, for following what becomes of it
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NO_SUPPORT} with rule R19 where the
   *     store is not tightly coupled to a transport and the message would lie in the Outbox for
   *     ever; {@code MAPI_E_NO_RECIPIENTS} where there are none
   */
  EntryId submit();
}
