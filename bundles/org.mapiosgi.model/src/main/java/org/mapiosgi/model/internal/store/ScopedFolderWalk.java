// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderWalk;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;

/**
 * Walks along one open hierarchy table for each level, so that the memory does not grow with the
 * number of folders. A table of all levels (CONVENIENT_DEPTH) would need one only, but MAPI
 * promises no order for it, and not every provider has it.
 */
final class ScopedFolderWalk implements FolderWalk {
  /** As deep as folders of Exchange can be. */
  static final int DEEPEST = 300;

  private static final String OPERATION = "IMAPIContainer::GetHierarchyTable";
  private static final Query CHILDREN = Query.columns(Pr.ENTRYID);

  private final ScopedStore store;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<Visited> last;
  private Optional<Visited> prepared = Optional.empty();
  private boolean used;

  /** A folder that was given out, or the one that the walk began with. */
  private record Visited(EntryId id, ScopedFolder folder, boolean own) {
    void close() {
      if (own) {
        folder.close();
      }
    }
  }

  /** The rest of the folders in a folder. */
  private record Level(Visited parent, Rows rows, Iterator<Row> left) {
    void close() {
      rows.close();
      parent.close();
    }
  }

  ScopedFolderWalk(ScopedFolder top) {
    this.store = top.store();
    this.last = Optional.of(new Visited(top.entryId(), top, false));
  }

  @Override
  public Iterator<Folder> iterator() {
    if (used) {
      throw new IllegalStateException("the folders were read before; walk again");
    }
    used = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return prepare();
      }

      @Override
      public Folder next() {
        return give();
      }
    };
  }

  @Override
  public Stream<Folder> stream() {
    Spliterator<Folder> folders =
        Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(folders, false).onClose(this::close);
  }

  private boolean prepare() {
    if (prepared.isEmpty()) {
      prepared = advance();
    }
    return prepared.isPresent();
  }

  private Folder give() {
    if (!prepare()) {
      throw new NoSuchElementException("no further folder");
    }
    last = prepared;
    prepared = Optional.empty();
    return last.get().folder();
  }

  private Optional<Visited> advance() {
    if (last.isPresent()) {
      Visited left = last.get();
      last = Optional.empty();
      descend(left);
    }
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (level.left().hasNext()) {
        EntryId id = level.left().next().get(Pr.ENTRYID);
        refuseCycle(id);
        Optional<Visited> found = open(id);
        if (found.isPresent()) {
          return found;
        }
      } else {
        levels.pop().close();
      }
    }
    return Optional.empty();
  }

  /** A task may have closed the folder, or deleted it. */
  private void descend(Visited into) {
    Optional<Visited> open =
        into.folder().isOpen()
            ? Optional.of(into)
            : into.own() ? open(into.id()) : Optional.empty();
    if (open.isEmpty()) {
      return;
    }
    Visited parent = open.get();
    if (levels.size() == DEEPEST) {
      parent.close();
      throw MapiException.of(
          OPERATION,
          HResult.named("MAPI_E_TOO_COMPLEX"),
          "folders are in each other more than " + DEEPEST + " levels deep");
    }
    try {
      Rows rows = parent.folder().folders().query(CHILDREN);
      levels.push(new Level(parent, rows, rows.iterator()));
    } catch (MapiException e) {
      parent.close();
      if (!isGone(e)) {
        throw e;
      }
    }
  }

  private void refuseCycle(EntryId id) {
    if (levels.stream().anyMatch(level -> level.parent().id().equals(id))) {
      throw MapiException.of(
          OPERATION,
          HResult.named("MAPI_E_FOLDER_CYCLE"),
          "the provider shows folder " + id + " inside of itself");
    }
  }

  private Optional<Visited> open(EntryId id) {
    try {
      return Optional.of(new Visited(id, store.folder(id), true));
    } catch (MapiException e) {
      if (isGone(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isGone(MapiException e) {
    return e.result().equals(HResult.NOT_FOUND)
        || e.result().equals(HResult.named("MAPI_E_OBJECT_DELETED"));
  }

  @Override
  public void close() {
    used = true;
    prepared.ifPresent(Visited::close);
    last.ifPresent(Visited::close);
    prepared = Optional.empty();
    last = Optional.empty();
    while (!levels.isEmpty()) {
      levels.pop().close();
    }
  }
}
