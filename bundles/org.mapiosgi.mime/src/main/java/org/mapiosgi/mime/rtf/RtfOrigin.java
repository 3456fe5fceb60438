// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

/**
 * Names the format that an RTF document was made from ([MS-OXRTFEX] 2.2.3.1). New formats can be
 * added.
 */
public enum RtfOrigin {
  /** The document was written as RTF. */
  RTF,
  /** The document encapsulates HTML (\fromhtml1). */
  HTML,
  /** The document encapsulates plain text (\fromtext). */
  TEXT
}
