// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.util.Collection;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.PropValue;

/** Bounds the memory that a message and the messages in it take while they are plain data. */
final class ReadBudget {
  /** As many values of the greatest length may be in memory at once. */
  private static final int VALUES = 4;

  /** The heap that a property takes beside its value, about. */
  private static final int OF_PROPERTY = 48;

  private final int valueLimit;
  private final long most;
  private long taken;

  /**
   * A budget.
   *
   * @param valueLimit the greatest number of bytes of one value
   */
  ReadBudget(int valueLimit) {
    this.valueLimit = valueLimit;
    this.most = (long) VALUES * valueLimit;
  }

  int valueLimit() {
    return valueLimit;
  }

  void take(Collection<PropValue> values) {
    for (PropValue value : values) {
      refuseLonger(value);
      taken += OF_PROPERTY + ValueSize.of(value.value());
    }
    if (taken > most) {
      throw MapiException.of(
              MailFiles.WRITE,
              HResult.named("MAPI_E_TOO_BIG"),
              "the message and the messages in it have more than "
                  + most
                  + " bytes besides the content of attachments")
          .withAdvice("raise read.limit.mb of the session, or write the embedded messages singly");
    }
  }

  /** A store may give a long value at once, without a stream. */
  private void refuseLonger(PropValue value) {
    boolean single = !value.property().type().multiValued();
    if (single && ValueSize.ofContent(value.value()) > valueLimit) {
      throw MapiException.of(
              MailFiles.WRITE,
              HResult.named("MAPI_E_TOO_BIG"),
              value.property() + " has more than " + valueLimit + " bytes")
          .withAdvice("raise read.limit.mb of the session");
    }
  }
}
