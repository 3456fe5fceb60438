// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.msg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.mapiosgi.mime.internal.cfb.FileWriting;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;

/** Makes files that the writer does not make. */
final class StoredFiles {
  private StoredFiles() {}

  /** A file of two streams. */
  static byte[] file(String name, byte[] bytes, String other, byte[] otherBytes)
      throws IOException {
    Storage root = new Storage();
    root.add(name, StoredStream.of(bytes));
    root.add(other, StoredStream.of(otherBytes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FileWriting.write(root, out);
    return out.toByteArray();
  }
}
