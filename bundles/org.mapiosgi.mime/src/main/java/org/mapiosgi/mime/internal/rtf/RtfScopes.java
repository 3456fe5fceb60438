// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The states of the groups that are open. Groups that change nothing share the state around them,
 * so that a million braces cost a counter and no memory.
 */
final class RtfScopes {
  private final Deque<RtfState> outer = new ArrayDeque<>();
  private RtfState current = new RtfState();
  private int depth;

  /** The state of the innermost group, to look at. */
  RtfState current() {
    return current;
  }

  /** The state of the innermost group, to change. */
  RtfState change() {
    if (current.unchanged > 0) {
      current.unchanged--;
      outer.push(current);
      current = current.copy();
    }
    return current;
  }

  int depth() {
    return depth;
  }

  void open() {
    current.unchanged++;
    depth++;
  }

  void close() {
    if (current.unchanged > 0) {
      current.unchanged--;
    } else {
      current = outer.pop();
    }
    depth--;
  }
}
