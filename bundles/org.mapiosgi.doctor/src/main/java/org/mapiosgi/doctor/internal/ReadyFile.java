// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that exists exactly while something is ready. The file appears whole: it is written beside
 * its place and moved there. Not thread-safe.
 */
final class ReadyFile {
  private final Path file;

  ReadyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Creates or removes the file. */
  void set(boolean ready) throws IOException {
    if (!ready) {
      Files.deleteIfExists(file);
    } else if (!Files.exists(file)) {
      Path beside = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(
          beside, "process " + ProcessHandle.current().pid() + "\n", StandardCharsets.US_ASCII);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
