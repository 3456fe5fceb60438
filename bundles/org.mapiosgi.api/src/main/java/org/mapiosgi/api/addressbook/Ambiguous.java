// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import java.util.List;

/**
 * Tells that several entries match a name.
 *
 * @param name the name that was looked up
 * @param candidates entries that match, at most {@value #MOST}; empty if the provider gives none
 */
public record Ambiguous(String name, List<AddressEntry> candidates) implements Resolution {
  /** The greatest number of candidates. */
  public static final int MOST = 100;

  /** Keeps a copy of the list. */
  public Ambiguous {
    candidates = List.copyOf(candidates);
  }
}
