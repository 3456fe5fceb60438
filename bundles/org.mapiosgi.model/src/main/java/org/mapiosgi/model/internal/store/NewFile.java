// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.AttachMethod;

/**
 * The properties of an attachment by value that is to be made.
 *
 * @param values all properties but PR_ATTACH_DATA_BIN
 */
record NewFile(List<PropValue> values) {
  /** The value of PR_RENDERING_POSITION of an attachment that the body does not show. */
  static final int NOT_RENDERED = -1;

  /** PR_ATTACH_FLAGS: ATT_MHTML_REF, the body refers to the attachment. */
  private static final int ATT_MHTML_REF = 0x4;

  /** A content id without its brackets: printable, without blanks. */
  private static final Pattern CONTENT_ID = Pattern.compile("[\\x21-\\x7E&&[^<>]]+");

  NewFile {
    values = List.copyOf(values);
  }

  /**
   * Describes a file.
   *
   * @throws IllegalArgumentException if it has no name
   */
  static NewFile of(String fileName, String mimeType) {
    List<PropValue> values = new ArrayList<>();
    values.add(Pr.ATTACH_METHOD.with(AttachMethod.BY_VALUE.code()));
    values.add(Pr.RENDERING_POSITION.with(NOT_RENDERED));
    values.addAll(named(fileName));
    if (!mimeType.isBlank()) {
      values.add(Pr.ATTACH_MIME_TAG.with(mimeType));
    }
    return new NewFile(values);
  }

  /**
   * The properties that hold a file's name.
   *
   * @throws IllegalArgumentException if it has no name
   */
  static List<PropValue> named(String fileName) {
    if (fileName.isBlank()) {
      throw new IllegalArgumentException("an attachment's file name is not empty");
    }
    return List.of(Pr.ATTACH_LONG_FILENAME.with(fileName), Pr.DISPLAY_NAME.with(fileName));
  }

  /**
   * The same file as a hidden part of the HTML body.
   *
   * @throws IllegalArgumentException if the content id has another character than it may have
   */
  NewFile inline(String contentId) {
    if (!CONTENT_ID.matcher(contentId).matches()) {
      throw new IllegalArgumentException(
          "'"
              + contentId
              + "' is no content id; it may have ASCII characters but no blanks, '<' or '>'");
    }
    List<PropValue> all = new ArrayList<>(values);
    all.add(Pr.ATTACH_CONTENT_ID.with(contentId));
    all.add(Pr.ATTACH_FLAGS.with(ATT_MHTML_REF));
    all.add(Pr.ATTACHMENT_HIDDEN.with(true));
    return new NewFile(all);
  }
}
