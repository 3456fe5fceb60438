// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** A file as this process has written it. Immutable. */
public final class WrittenFile {
  private final Path path;
  private final long size;
  private final FileTime modified;

  private WrittenFile(Path path, BasicFileAttributes attributes) {
    this.path = path;
    this.size = attributes.size();
    this.modified = attributes.lastModifiedTime();
  }

  /** A file that was just written. */
  static WrittenFile of(Path path) throws IOException {
    return new WrittenFile(path, attributes(path));
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  Path path() {
    return path;
  }

  /** Says whether no other program has changed the file or taken it away. */
  boolean isUntouched() throws IOException {
    try {
      BasicFileAttributes now = attributes(path);
      return now.isRegularFile() && now.size() == size && now.lastModifiedTime().equals(modified);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
