// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;

/**
 * Walks a mailbox's directory. Each directory and each mbox in it is a folder. A directory with
 * {@code cur} and {@code new} is a Maildir; those in it whose names begin with a dot are its
 * folders, as Maildir++ has them. Links are followed, but no directory is visited twice.
 */
final class MailTree {
  private final MailLimits limits;
  private final Set<List<String>> folders = new HashSet<>();
  private final List<MailFile> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<Path> visited = new HashSet<>();
  private final Deque<Place> waiting = new ArrayDeque<>();
  private boolean full;

  /** A directory that is to be visited. */
  private record Place(Path directory, List<String> folder, String name) {
    String nameOf(Path entry) {
      return name + entry.getFileName();
    }

    List<String> child(String childName) {
      List<String> names = new ArrayList<>(folder);
      names.add(childName);
      return names;
    }
  }

  private MailTree(MailLimits limits) {
    this.limits = limits;
  }

  /** Walks a directory that exists. */
  static MailTree of(Path directory, MailLimits limits) {
    MailTree tree = new MailTree(limits);
    tree.waiting.add(new Place(directory, List.of(), ""));
    while (!tree.waiting.isEmpty()) {
      tree.visit(tree.waiting.remove());
    }
    return tree;
  }

  /** The folders, each before those in it. */
  List<List<String>> folders() {
    return folders.stream()
        .sorted(
            Comparator.<List<String>>comparingInt(List::size)
                .thenComparing(names -> String.join("\0", names)))
        .toList();
  }

  /** The files, folder by folder, in the order of their names. */
  List<MailFile> files() {
    return files;
  }

  /** The reasons why something was not visited, as sentences without an end mark. */
  List<String> problems() {
    return problems;
  }

  private void visit(Place place) {
    try {
      if (!visited.add(place.directory.toRealPath())) {
        return;
      }
    } catch (IOException e) {
      problems.add(shown(place) + " cannot be opened: " + e);
      return;
    }
    List<Path> entries = list(place);
    boolean maildir = isMaildir(place.directory);
    for (Path entry : entries) {
      String name = entry.getFileName().toString();
      MailFile.Kind kind = kind(name);
      boolean directory = Files.isDirectory(entry);
      if (maildir && directory && isPartOfMaildir(name)) {
        messagesOf(place, entry);
      } else if (kind == MailFile.Kind.EML || kind == MailFile.Kind.MSG) {
        files.add(new MailFile(kind, place.folder, place.nameOf(entry), entry));
      } else if (directory) {
        enter(place, entry, maildir);
      } else if (kind == MailFile.Kind.MBOX || isMbox(entry, name)) {
        List<String> folder = name.equals("mbox") ? place.folder : place.child(base(name));
        if (add(folder, place.nameOf(entry))) {
          files.add(new MailFile(MailFile.Kind.MBOX, folder, place.nameOf(entry), entry));
        }
      }
    }
  }

  private void messagesOf(Place maildir, Path part) {
    String name = part.getFileName().toString();
    if (name.equals("tmp")) {
      return;
    }
    Place place = new Place(part, maildir.folder, maildir.name + name + "/");
    for (Path entry : list(place)) {
      if (!entry.getFileName().toString().startsWith(".")) {
        files.add(new MailFile(MailFile.Kind.MAILDIR, place.folder, place.nameOf(entry), entry));
      }
    }
  }

  private void enter(Place place, Path directory, boolean maildir) {
    String name = directory.getFileName().toString();
    List<String> folder = place.folder;
    if (!name.startsWith(".")) {
      folder = place.child(base(name));
    } else if (maildir && isMaildir(directory)) {
      List<String> below = new ArrayList<>(folder);
      below.addAll(FolderNames.of(name));
      folder = below;
    }
    if (folder.size() > place.folder.size() && add(folder, place.nameOf(directory))) {
      waiting.add(new Place(directory, folder, place.nameOf(directory) + "/"));
    }
  }

  /** Takes a folder and those above it; false if there is no room for it. */
  private boolean add(List<String> folder, String name) {
    if (folders.contains(folder) || folder.isEmpty()) {
      return true;
    }
    if (folder.size() > limits.folderDepth()) {
      problems.add(
          MailFile.shown(name)
              + " is left out: it is more than "
              + limits.folderDepth()
              + " levels deep, which "
              + MailLimits.FOLDER_DEPTH_KEY
              + " allows");
      return false;
    }
    if (folders.size() >= limits.folders()) {
      if (!full) {
        full = true;
        problems.add(
            MailFile.shown(name)
                + " and others are left out: there are more than "
                + limits.folders()
                + " folders, which "
                + MailLimits.FOLDERS_KEY
                + " allows");
      }
      return false;
    }
    for (int length = 1; length <= folder.size(); length++) {
      folders.add(folder.subList(0, length));
    }
    return true;
  }

  private List<Path> list(Place place) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(place.directory)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      problems.add(shown(place) + " could not be listed to its end: " + e);
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    return entries;
  }

  private static boolean isMaildir(Path directory) {
    return Files.isDirectory(directory.resolve("cur"))
        && Files.isDirectory(directory.resolve("new"));
  }

  private static boolean isPartOfMaildir(String name) {
    return name.equals("cur") || name.equals("new") || name.equals("tmp");
  }

  /** The kind that the name of a file says; other files may be an mbox without an ending. */
  private static MailFile.@Nullable Kind kind(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".eml")) {
      return MailFile.Kind.EML;
    } else if (lower.endsWith(".msg")) {
      return MailFile.Kind.MSG;
    }
    return lower.endsWith(".mbox") || lower.endsWith(".mbx") ? MailFile.Kind.MBOX : null;
  }

  /** Says whether a file without an ending begins like an mbox: so mail programs name theirs. */
  private static boolean isMbox(Path file, String name) {
    if (name.indexOf('.') >= 0 || !Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return FromLines.beginsWithOne(in);
    } catch (IOException e) {
      return false;
    }
  }

  /** A folder's name: without the endings that mail programs give an mbox and its sub-folders. */
  private static String base(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : List.of(".mbox", ".mbx", ".sbd")) {
      if (lower.endsWith(ending) && name.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private static String shown(Place place) {
    return place.name.isEmpty() ? "the directory" : MailFile.shown(place.name);
  }
}
