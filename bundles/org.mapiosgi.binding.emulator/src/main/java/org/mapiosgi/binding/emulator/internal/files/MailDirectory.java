// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.internal.mail.MailContent;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.mime.NoMailException;

/**
 * The directory of a mailbox. A file that cannot be read is left out with a finding; it keeps no
 * other file from being served. Any thread.
 */
public final class MailDirectory {
  private final Path directory;
  private final MailLimits limits;
  private final long heap;
  private final PlaceReader reader;
  private final Map<UUID, MailPlace> places = new ConcurrentHashMap<>();
  private final Set<Path> written = ConcurrentHashMap.newKeySet();
  private volatile SoftReference<@Nullable Last> last = new SoftReference<>(null);

  /** The files as they were read; used by one look at a time. */
  private final Map<Path, Stamp> seen = new HashMap<>();

  /** Files that were new or changed at the last look: they may still be written. */
  private Map<Path, Stamp> unsettled = Map.of();

  private final Function<UUID, MessageContent> readAgain = this::content;
  private final Shared shared = new Shared();
  private long taken;
  private boolean fullReported;

  /** The state of a file. */
  private record Stamp(long size, long modified) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
  }

  /** The message that was read last: one row of a table asks for several values. */
  private record Last(UUID id, MessageContent content) {}

  /** A directory that is read within limits. */
  public MailDirectory(Path directory, MailLimits limits, MailContent contents) {
    this(directory, limits, contents, Runtime.getRuntime().maxMemory());
  }

  MailDirectory(Path directory, MailLimits limits, MailContent contents, long heap) {
    this.directory = directory;
    this.limits = limits;
    this.heap = heap;
    this.reader = new PlaceReader(limits, contents, heap);
  }

  /** The reason why the directory cannot be read at all; empty if it can. */
  public Optional<Finding> obstacle() {
    String why;
    if (!Files.exists(directory)) {
      why = "does not exist";
    } else if (!Files.isDirectory(directory)) {
      why = "is no directory";
    } else if (!Files.isReadable(directory)) {
      why = "may not be read by this account";
    } else {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error("Mailbox", "the directory " + directory.toAbsolutePath() + " " + why)
            .remedy(
                "correct 'mailbox' in the configuration org.mapiosgi.binding.emulator, or leave it"
                    + " empty for an empty Inbox")
            .build());
  }

  /** Reads all files. */
  public synchronized FoundMail read() {
    places.clear();
    seen.clear();
    taken = 0;
    fullReported = false;
    return look(file -> true);
  }

  /** Reads the files that have come since the last look, and stay as they are between two looks. */
  public synchronized FoundMail readNew() {
    Map<Path, Stamp> now = new HashMap<>();
    FoundMail found = look(file -> hasSettled(file, now));
    unsettled = now;
    return found;
  }

  /** Passes over a file that this process writes: its message is in the mailbox. */
  void writing(Path file) {
    written.add(file);
  }

  private boolean hasSettled(MailFile file, Map<Path, Stamp> now) {
    Path path = file.path();
    if (written.contains(path)) {
      return false;
    }
    try {
      Stamp stamp = Stamp.of(path);
      if (stamp.equals(seen.get(path))) {
        return false;
      }
      if (stamp.equals(unsettled.get(path))) {
        return true;
      }
      now.put(path, stamp);
    } catch (IOException e) {
      // The file has just gone, or is still another program's: the next look will tell.
    }
    return false;
  }

  private FoundMail look(Predicate<MailFile> wanted) {
    Losses losses = new Losses();
    MailTree tree = MailTree.of(directory, limits);
    tree.problems().forEach(losses::directory);
    Look look = new Look(losses);
    int left = tree.files().size();
    for (MailFile file : tree.files()) {
      if (wanted.test(file) && !look.add(file)) {
        break;
      }
      left--;
    }
    losses.leftOut(left);
    seen.keySet().retainAll(tree.files().stream().map(MailFile::path).collect(Collectors.toSet()));
    return losses.found(tree.folders(), look.items());
  }

  /** One pass over files. */
  private final class Look {
    private final Losses losses;
    private final List<FoundMail.Item> items = new ArrayList<>();
    private final Map<UUID, Integer> again = new HashMap<>();
    private boolean full;

    Look(Losses losses) {
      this.losses = losses;
    }

    List<FoundMail.Item> items() {
      return items;
    }

    /** Reads a file; false if the heap has no room for it. */
    boolean add(MailFile file) {
      try {
        seen.put(file.path(), Stamp.of(file.path()));
        if (file.kind() == MailFile.Kind.MBOX) {
          MboxScanner.scan(file, this::addMail);
        } else if (places.computeIfPresent(
                PlaceReader.idOf(file), (id, old) -> new MailPlace(file, 0, old.length(), false))
            == null) {
          addMail(MailPlace.whole(file));
        }
      } catch (NoMailException | IOException e) {
        losses.leftOut(file.shownName(), reason(e));
      }
      return !full;
    }

    /** Reads a message; false if the heap has no room for it. */
    private boolean addMail(MailPlace place) {
      String name = name(place);
      try {
        PlaceReader.Read read = reader.read(place);
        UUID id = unique(read.id());
        if (read.expunged() || places.put(id, place) != null) {
          return true;
        }
        FiledMessage message = new FiledMessage(id, read.content().keyed(id), readAgain, shared);
        taken += message.heap();
        if (taken > limits.mailboxBytes(heap)) {
          places.remove(id);
          full = true;
          reportFull(losses, name);
          return false;
        }
        items.add(new FoundMail.Item(id, place.file().folder(), message, read.flags()));
        if (!read.losses().isEmpty()) {
          losses.damaged(name, read.losses());
        }
      } catch (NoMailException | IOException e) {
        losses.leftOut(name, reason(e));
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        // A fault of the reader, or a mail that is too big for it: it must cost this mail alone.
        losses.leftOut(name, "the reader failed with " + e);
      }
      return true;
    }

    /** The id of a mail, or another one if a mail before it in the same mbox is the same. */
    private UUID unique(UUID id) {
      int count = again.merge(id, 1, Integer::sum);
      return count == 1 ? id : new UUID(id.getMostSignificantBits(), id.hashCode() + count);
    }
  }

  /** Reports once that the heap has no room: each further look finds that again. */
  private void reportFull(Losses losses, String first) {
    if (!fullReported) {
      fullReported = true;
      losses.full(
          "from "
              + first
              + " on nothing is read: the values that tables show do not go into "
              + limits.heapPercent()
              + " % of the heap, which "
              + MailLimits.HEAP_KEY
              + " allows");
    }
  }

  private static String name(MailPlace place) {
    String name = place.file().shownName();
    return place.file().kind() == MailFile.Kind.MBOX
        ? "the mail at byte " + place.begin() + " of " + name
        : name;
  }

  private static String reason(Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "this account may not read it";
    } else if (failure instanceof NoSuchFileException) {
      return "it is a link to nowhere, or has just gone";
    }
    return failure instanceof NoMailException
        ? String.valueOf(failure.getMessage())
        : failure.toString();
  }

  /** Reads a message again. */
  private MessageContent content(UUID id) {
    Last before = last.get();
    if (before != null && before.id().equals(id)) {
      return before.content();
    }
    MailPlace place = places.get(id);
    if (place == null) {
      throw failure("MAPI_E_NOT_FOUND", "its file has gone");
    }
    try {
      boolean part = place.file().kind() == MailFile.Kind.MBOX;
      // A whole file may have been replaced by a longer or shorter one.
      PlaceReader.Read read = reader.read(part ? place : MailPlace.whole(place.file()));
      if (part && read.id().getMostSignificantBits() != id.getMostSignificantBits()) {
        throw failure("MAPI_E_NOT_FOUND", name(place) + " is another one now");
      }
      MessageContent content = read.content().keyed(id);
      last = new SoftReference<>(new Last(id, content));
      return content;
    } catch (NoSuchFileException e) {
      throw failure("MAPI_E_NOT_FOUND", place.file().shownName() + " has gone");
    } catch (NoMailException | IOException e) {
      throw failure("MAPI_E_DISK_ERROR", name(place) + " cannot be read again: " + reason(e));
    } catch (MapiException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw failure("MAPI_E_DISK_ERROR", name(place) + " cannot be read again: " + e);
    }
  }

  private static MapiException failure(String code, String text) {
    return MapiException.of("IMsgStore::OpenEntry", HResult.named(code), text);
  }
}
