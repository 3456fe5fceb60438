// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.part;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the losses of one mail: each clause once, and not more than a reader can use. */
public final class Losses {
  private static final int MOST = 10;

  private final Set<String> clauses = new LinkedHashSet<>();

  /** Adds a clause without an end mark. */
  public void add(String clause) {
    if (clauses.size() < MOST) {
      clauses.add(clause);
    }
  }

  /** Returns the clauses that were added, in their order. */
  public List<String> list() {
    return List.copyOf(clauses);
  }
}
