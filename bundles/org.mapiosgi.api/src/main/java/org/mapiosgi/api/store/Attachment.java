// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents an attachment of a message (IAttach). Its name, type and size come from the message's
 * attachment table. The product opens the attachment when a task asks for its properties or its
 * content.
 *
 * <p>Changes become permanent when the message is saved.
 */
@ProviderType
public interface Attachment extends MutableProp {
  /** Returns PR_ATTACH_NUM: the number of the attachment in its message. */
  int number();

  /** Returns the long file name, otherwise the short one; empty if there is neither. */
  String fileName();

  /** Returns PR_ATTACH_MIME_TAG; empty if there is none. */
  String mimeType();

  /** Returns PR_ATTACH_SIZE: the size in bytes, including the provider's overhead. */
  int size();

  /** Returns PR_ATTACH_METHOD; {@link AttachMethod#NONE} for a number that MAPI does not define. */
  AttachMethod method();

  /**
   * Returns PR_ATTACH_CONTENT_ID: the name that the HTML body refers to, after {@code cid:}; empty
   * if there is none.
   */
  Optional<String> contentId();

  /**
   * Returns PR_ATTACHMENT_HIDDEN: whether clients do not list the attachment, for instance because
   * it is an image that the HTML body shows.
   */
  boolean isHidden();

  /**
   * Changes the file name.
   *
   * @param fileName not empty
   */
  Attachment rename(String fileName);

  @Override
  <T> Attachment set(Property<T> property, T value);

  @Override
  Attachment deleteProperties(Property<?>... properties);

  /**
   * Opens the content of an attachment by value.
   *
   * @return a stream that is valid during the unit of work
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the attachment has no
   *     bytes, for instance because it is a message: use {@link #openMessage()}
   */
  InputStream openStream();

  /**
   * Opens an embedded message (ATTACH_EMBEDDED_MSG) to read it. See {@link Message} for the calls
   * that an embedded message refuses. Closing this attachment closes the message, too.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the attachment is no
   *     message
   */
  Message openMessage();

  /**
   * Opens an embedded message to change it. Save first the embedded message, then the message
   * around it. Otherwise as {@link #openMessage()}.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the attachment is no
   *     message; {@code MAPI_E_NO_ACCESS} if the message around it cannot be changed
   */
  Message editMessage();

  /**
   * Writes the content of an attachment by value into a new file of a directory.
   *
   * <p>The file's name is {@link #fileName()} without the characters and names that a file system
   * treats specially, for example path separators. If the file exists, the product adds a number to
   * the name.
   *
   * @param directory an existing directory
   * @return the file
   */
  Path saveTo(Path directory) throws IOException;

  /** Removes the attachment from its message. Permanent once the message is saved. */
  void remove();
}
