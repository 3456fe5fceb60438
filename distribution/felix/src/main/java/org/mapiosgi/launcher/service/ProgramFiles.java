// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The files of an installation that are of one version, and not the administrator's. The file
 * lib/parts.txt of each version lists them. Replaces them by those of another version, and back.
 *
 * <p>Keeps the version before in the directory {@code previous}, until the next upgrade. If a file
 * cannot be moved, everything is moved back.
 */
final class ProgramFiles {
  private static final String PARTS = "lib/parts.txt";
  static final String PREVIOUS = "previous";
  private static final String STAGED = "upgrade";

  private final Path home;

  /** Those of an installation. */
  ProgramFiles(Path home) {
    this.home = home;
  }

  private record Move(Path from, Path to) {
    void make() throws IOException {
      Files.createDirectories(to.toAbsolutePath().getParent());
      Files.move(from, to);
    }

    Move back() {
      return new Move(to, from);
    }
  }

  /** The version of an installation, as its launcher says. */
  static String version(Path home) throws ServiceFailure {
    Path jar = home.resolve("lib").resolve(Program.JAR);
    try (JarFile launcher = new JarFile(jar.toFile())) {
      String version =
          launcher
              .getManifest()
              .getMainAttributes()
              .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? "of unknown number" : version;
    } catch (IOException e) {
      throw new ServiceFailure("there is no installation in " + home + " (" + e + ")");
    }
  }

  /** The version that {@link #back} would bring. */
  String versionBefore() throws ServiceFailure {
    if (!Files.exists(home.resolve(PREVIOUS).resolve(PARTS))) {
      throw new ServiceFailure("there is no version before this one in " + home.resolve(PREVIOUS));
    }
    return version(home.resolve(PREVIOUS));
  }

  /** Copies the files of another version beside those of this one. Changes nothing else. */
  void stage(Path newer) throws ServiceFailure {
    Path staged = home.resolve(STAGED);
    try {
      delete(staged);
      List<Path> before = partsOf(home, newer);
      for (Path part : partsOf(newer, newer)) {
        if (!before.contains(part) && Files.exists(home.resolve(part))) {
          throw new ServiceFailure(
              home.resolve(part)
                  + " is yours, and the new version has one of the same name; move it away");
        }
        copy(newer.resolve(part), staged.resolve(part));
      }
    } catch (IOException e) {
      throw new ServiceFailure("cannot copy the new version to " + staged + " (" + e + ")");
    }
  }

  /** Replaces this version by the one that was staged. */
  void replace() throws ServiceFailure {
    Path staged = home.resolve(STAGED);
    Path previous = home.resolve(PREVIOUS);
    try {
      delete(previous);
      List<Move> moves = new ArrayList<>(outgoing(staged, previous));
      moves.addAll(incoming(staged));
      make(moves);
    } catch (IOException e) {
      throw notMoved(e);
    }
    tidy(staged);
  }

  /** Exchanges this version for the one before. */
  void back() throws ServiceFailure {
    Path staged = home.resolve(STAGED);
    Path previous = home.resolve(PREVIOUS);
    try {
      delete(staged);
      List<Move> outgoing = outgoing(previous, staged);
      List<Move> moves = new ArrayList<>(outgoing);
      moves.addAll(incoming(previous));
      outgoing.forEach(
          move -> moves.add(new Move(move.to(), previous.resolve(staged.relativize(move.to())))));
      make(moves);
    } catch (IOException e) {
      throw notMoved(e);
    }
    tidy(staged);
  }

  private List<Move> outgoing(Path incoming, Path to) throws IOException {
    return partsOf(home, incoming).stream()
        .filter(part -> Files.exists(home.resolve(part)))
        .map(part -> new Move(home.resolve(part), to.resolve(part)))
        .toList();
  }

  private List<Move> incoming(Path from) throws IOException {
    return partsOf(from, from).stream()
        .map(part -> new Move(from.resolve(part), home.resolve(part)))
        .toList();
  }

  private static ServiceFailure notMoved(IOException e) {
    return new ServiceFailure(
        "a file cannot be moved ("
            + e
            + "); close the program that has it open, for instance a command prompt in that directory");
  }

  /** Makes all moves or none. */
  private static void make(List<Move> moves) throws IOException {
    Deque<Move> made = new ArrayDeque<>();
    try {
      for (Move move : moves) {
        move.make();
        made.push(move);
      }
    } catch (IOException e) {
      for (Move move : made) {
        move.back().make();
      }
      throw e;
    }
  }

  /** Deletes the empty directories that are left. If one is in use, the next upgrade does it. */
  private static void tidy(Path staged) {
    try {
      delete(staged);
    } catch (IOException e) {
      // The version is replaced: this is no failure of the upgrade.
    }
  }

  /** The parts of a version; of one that has no list, those of another version. */
  private static List<Path> partsOf(Path version, Path other) throws IOException {
    Path own = version.resolve(PARTS);
    List<String> lines = Files.readAllLines(Files.exists(own) ? own : other.resolve(PARTS));
    List<Path> parts =
        lines.stream().map(String::strip).filter(line -> !line.isEmpty()).map(Path::of).toList();
    for (Path part : parts) {
      if (part.isAbsolute() || part.startsWith("..") || !part.equals(part.normalize())) {
        throw new IOException(own + " has a path that leads elsewhere: " + part);
      }
    }
    return parts;
  }

  /** The names of the new configuration files; they are not copied. */
  List<String> newConfiguration(Path newer) throws ServiceFailure {
    try (Stream<Path> files = Files.list(newer.resolve("conf"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> Files.notExists(home.resolve("conf").resolve(name)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ServiceFailure("cannot read the configuration of " + newer + " (" + e + ")");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : (Iterable<Path>) tree::iterator) {
        Path copy = to.resolve(from.relativize(each).toString());
        Files.createDirectories(copy.toAbsolutePath().getParent());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
