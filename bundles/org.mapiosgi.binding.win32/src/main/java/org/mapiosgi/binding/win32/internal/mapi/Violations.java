// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.mapiosgi.api.status.Finding;

/** Broken rules, the latest of them. */
final class Violations {
  private static final int KEPT = 256;

  private final Queue<Finding> latest = new ArrayDeque<>();

  void add(String rule, String subject, String text, String remedy) {
    synchronized (latest) {
      if (latest.size() == KEPT) {
        latest.remove();
      }
      latest.add(Finding.warning(subject, text).rule(rule).remedy(remedy).build());
    }
  }

  List<Finding> list() {
    synchronized (latest) {
      return List.copyOf(latest);
    }
  }
}
