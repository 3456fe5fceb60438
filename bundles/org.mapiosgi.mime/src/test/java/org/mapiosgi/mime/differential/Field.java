// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

/** The fields that are compared. */
enum Field {
  /** The subject. */
  SUBJECT,
  /** The author: {@code name <address>}. */
  FROM,
  /** The recipients of the field To, separated by {@code "; "}. */
  TO,
  /** The recipients of the field Cc. */
  CC,
  /** The time of the field Date. */
  DATE,
  /** The plain body, with line feeds, without line ends at its end. */
  TEXT,
  /** The HTML body, in the same form. */
  HTML,
  /** The attachments: {@code name|size|type}; of a message, {@code message|subject}. */
  FILES
}
