// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A storage of a compound file: streams and storages by their names, in the order of [MS-CFB]
 * 2.6.4. Names that differ in case alone are the same.
 */
public final class Storage {
  static final UUID NO_CLASS = new UUID(0, 0);

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Storage::compareUpperCase);

  private final UUID classId;
  private final SortedMap<String, Storage> storages = new TreeMap<>(ORDER);
  private final SortedMap<String, StoredStream> streams = new TreeMap<>(ORDER);

  /** Makes an empty storage of no class. */
  public Storage() {
    this(NO_CLASS);
  }

  /** Makes an empty storage of the class of an application. */
  public Storage(UUID classId) {
    this.classId = classId;
  }

  private static int compareUpperCase(String one, String other) {
    for (int index = 0; index < one.length(); index++) {
      int difference =
          Character.toUpperCase(one.charAt(index)) - Character.toUpperCase(other.charAt(index));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  static Comparator<String> order() {
    return ORDER;
  }

  /** Adds a stream. Returns false if the name is in use. */
  public boolean add(String name, StoredStream stream) {
    return !storages.containsKey(name) && streams.putIfAbsent(name, stream) == null;
  }

  /** Adds a storage. Returns false if the name is in use. */
  public boolean add(String name, Storage storage) {
    return !streams.containsKey(name) && storages.putIfAbsent(name, storage) == null;
  }

  /** The stream with a name. */
  public Optional<StoredStream> stream(String name) {
    return Optional.ofNullable(streams.get(name));
  }

  /** The storage with a name. */
  public Optional<Storage> storage(String name) {
    return Optional.ofNullable(storages.get(name));
  }

  /** All streams in their order. */
  public SortedMap<String, StoredStream> streams() {
    return Collections.unmodifiableSortedMap(streams);
  }

  /** All storages in their order. */
  public SortedMap<String, Storage> storages() {
    return Collections.unmodifiableSortedMap(storages);
  }

  UUID classId() {
    return classId;
  }
}
