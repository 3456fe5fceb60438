// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives the bytes of an attachment, decoded when they are asked for.
 *
 * <p>Thread-safe. Every call decodes again; nothing that was decoded is kept.
 */
@ProviderType
public interface Content {
  /** Opens the bytes as a stream. The stream holds nothing that must be closed. */
  InputStream open();

  /** Returns all bytes. Takes as much memory as there are bytes. */
  default byte[] toByteArray() {
    try (InputStream stream = open()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
