// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds property tags by their names in the headers, and names by tags: all PR_* macros of
 * Microsoft's MAPI headers.
 *
 * <p>{@link Pr} has the tags that a program usually needs, with their Java types. Use the catalog
 * to show a tag to a person, or to read a tag that a person wrote:
 *
 * <pre>{@code
 * PropTag<?> tag = PropTag.of(PropertyCatalog.tagOf("PR_ASSISTANT_W").orElseThrow());
 * }</pre>
 *
 * <p>The catalog is read on first use, and kept. Thread-safe.
 */
public final class PropertyCatalog {
  private static final String RESOURCE = "tags.txt";
  private static final int BITS = 8;

  private PropertyCatalog() {}

  /**
   * Returns the tag with a name.
   *
   * @param name as the headers spell it: {@code PR_SUBJECT_W}, {@code PR_SUBJECT_A} for the
   *     PT_STRING8 one, or {@code PR_SUBJECT} for the PT_UNICODE one
   * @return the 32 bits of the tag, or empty if no header has such a macro
   */
  public static OptionalInt tagOf(String name) {
    Integer tag = Lists.LOADED.byName.get(name);
    return tag == null ? OptionalInt.empty() : OptionalInt.of(tag);
  }

  /**
   * Returns the names of a tag in alphabetical order, or an empty list if no header names the tag.
   * The list cannot be changed.
   */
  public static List<String> namesOf(int tag) {
    return Lists.LOADED.byTag.getOrDefault(tag, List.of());
  }

  /** Returns all names in alphabetical order. The set cannot be changed. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(Lists.LOADED.byName.keySet());
  }

  private static final class Lists {
    static final Lists LOADED = new Lists();

    final Map<String, Integer> byName = new TreeMap<>();
    final Map<Integer, List<String>> byTag = new HashMap<>();

    private Lists() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(
                      PropertyCatalog.class.getResourceAsStream(RESOURCE), RESOURCE),
                  StandardCharsets.US_ASCII))) {
        lines.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      byTag.replaceAll((tag, names) -> List.copyOf(names));
    }

    /** Adds a line: eight hexadecimal digits, a blank, the name. Lines are sorted by tag, name. */
    private void add(String line) {
      int tag = Integer.parseUnsignedInt(line.substring(0, BITS), 16);
      String name = line.substring(BITS + 1);
      byName.put(name, tag);
      byTag.computeIfAbsent(tag, unused -> new ArrayList<>()).add(name);
    }
  }
}
