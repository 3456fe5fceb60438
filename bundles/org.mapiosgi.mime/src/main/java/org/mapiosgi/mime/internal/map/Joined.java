// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.map;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.mapiosgi.mime.message.Content;

/** Content with some bytes before it. */
final class Joined implements Content {
  private final byte[] head;
  private final Content tail;

  Joined(byte[] head, Content tail) {
    this.head = head.clone();
    this.tail = tail;
  }

  @Override
  public InputStream open() {
    return new SequenceInputStream(new ByteArrayInputStream(head), tail.open());
  }
}
