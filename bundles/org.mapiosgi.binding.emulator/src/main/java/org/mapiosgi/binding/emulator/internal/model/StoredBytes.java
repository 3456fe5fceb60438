// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.mapiosgi.api.property.Binary;

/**
 * Holds the place of a long PT_BINARY value that is read as a stream, so that it takes no heap.
 *
 * @param size the number of its bytes
 * @param opening opens it; each stream begins at the first byte and need not be closed
 */
public record StoredBytes(int size, Supplier<InputStream> opening) {
  /** Opens the bytes. */
  public InputStream open() {
    return opening.get();
  }

  /** All bytes. */
  Binary read() {
    try (InputStream in = open()) {
      return Binary.of(in.readNBytes(size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
