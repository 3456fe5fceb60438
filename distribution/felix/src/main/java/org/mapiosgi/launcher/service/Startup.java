// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.util.Arrays;
import java.util.Locale;

/** When the service control manager starts a service: dwStartType of winsvc.h. */
enum Startup {
  AUTO(2, false),
  DELAYED(2, true),
  MANUAL(3, false);

  private final int type;
  private final boolean delayed;

  Startup(int type, boolean delayed) {
    this.type = type;
    this.delayed = delayed;
  }

  static Startup of(String word) throws UsageException {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "option '--startup': '" + word + "' is not auto, delayed or manual"));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  int type() {
    return type;
  }

  boolean delayed() {
    return delayed;
  }
}
