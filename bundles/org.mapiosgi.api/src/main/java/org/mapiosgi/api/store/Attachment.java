// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents an attachment of a message (IAttach). Its name, type and size come from the message's
 * attachment table. The product opens the attachment when a task asks for its properties or its
 * content.
 */
@ProviderType
public interface Attachment extends MapiProp {
  /** PR_ATTACH_NUM: the number of the attachment in its message. */
  int number();

  /** The long file name, otherwise the short one; empty if there is neither. */
  String fileName();

  /** PR_ATTACH_MIME_TAG; empty if there is none. */
  String mimeType();

  /** PR_ATTACH_SIZE: the size in bytes, including the provider's overhead. */
  int size();

  /** PR_ATTACH_METHOD; {@link AttachMethod#NONE} for a number that MAPI does not define. */
  AttachMethod method();

  /**
   * Opens the content of an attachment by value.
   *
   * @return a stream that is valid during the unit of work
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the attachment has no
   *     bytes, for instance because it is a message: use {@link #openMessage()}
   */
  InputStream openStream();

  /**
   * Opens an embedded message (ATTACH_EMBEDDED_MSG). It cannot be changed.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the attachment is no
   *     message
   */
  Message openMessage();

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
