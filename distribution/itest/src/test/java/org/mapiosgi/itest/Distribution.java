// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The packaged distribution, unpacked as a user would, into a directory whose name has blanks and
 * letters that are not ASCII.
 *
 * @param home its top directory
 */
record Distribution(Path home) {
  /** Unpacks it afresh. */
  static Distribution unpack(String name) {
    Path target = Build.target().resolve("installed").resolve(name + " Prüfung");
    Trees.delete(target);
    assertThat(Build.zip()).as("the packaged distribution").isRegularFile();
    try (FileSystem zip =
        FileSystems.newFileSystem(Build.zip(), Map.of("enablePosixFileAttributes", true))) {
      Path root = zip.getPath("/");
      List<Path> top;
      try (Stream<Path> entries = Files.list(root)) {
        top = entries.toList();
      }
      assertThat(top).as("one directory at the top of the zip").hasSize(1);
      Files.createDirectories(target);
      Files.walkFileTree(root, new Unpacking(root, target));
      return new Distribution(target.resolve(root.relativize(top.get(0)).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Unpacking extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path target;

    Unpacking(Path root, Path target) {
      this.root = root;
      this.target = target;
    }

    private Path there(Path entry) {
      return target.resolve(root.relativize(entry).toString());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about)
        throws IOException {
      Files.createDirectories(there(directory));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
      Path copy = Files.copy(file, there(file), StandardCopyOption.REPLACE_EXISTING);
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE)
          && Files.getFileStore(copy).supportsFileAttributeView("posix")) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(copy);
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(copy, permissions);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** {@code bin/mapi-osgi} with the given words, in this JVM's Java. */
  Exec command(String... words) {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("bin/mapi-osgi").toString());
    line.addAll(List.of(words));
    return Exec.of(line)
        .in(home)
        .with(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", ""));
  }

  /** Lets the example work in {@code run}; as delivered it does not. */
  void switchExampleOn() {
    Path off = home.resolve("conf/org.mapiosgi.example.cfg.off");
    try {
      Files.move(off, off.resolveSibling("org.mapiosgi.example.cfg"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample mailbox of the demo. */
  Path sampleMailbox() {
    return home.resolve("demo/mailbox");
  }

  /** A copy of the demo's configuration, to be changed. */
  Path copyOfDemoConfiguration(String name) {
    Path copy = home.resolve("conf of " + name);
    Trees.copy(home.resolve("demo/conf"), copy);
    return copy;
  }
}
