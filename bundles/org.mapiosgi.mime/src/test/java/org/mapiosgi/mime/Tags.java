// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import org.mapiosgi.api.property.PropTag;

/** Tags that the tests look for, by their numbers in MAPITags.h. */
final class Tags {
  static final PropTag<String> ATTACH_CONTENT_LOCATION = PropTag.unicode(0x3713);
  static final PropTag<String> ATTACH_EXTENSION = PropTag.unicode(0x3703);

  /** The text that a test expects of a message's HTML. No mail has it. */
  static final PropTag<String> DERIVED = PropTag.unicode(0x6600);

  private Tags() {}
}
