// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

/**
 * A row of a message's attachment table.
 *
 * @param number PR_ATTACH_NUM: how {@link Message#openAttachment} finds it
 * @param fileName the long file name, or failing that the short one, or empty
 * @param mimeType PR_ATTACH_MIME_TAG, or empty
 * @param size PR_ATTACH_SIZE in bytes, with the provider's overhead
 * @param method PR_ATTACH_METHOD: 1 by value, 5 embedded message
 */
public record AttachmentInfo(int number, String fileName, String mimeType, int size, int method) {
  /** ATTACH_BY_VALUE. */
  public static final int BY_VALUE = 1;

  /** ATTACH_EMBEDDED_MSG. */
  public static final int EMBEDDED_MSG = 5;
}
