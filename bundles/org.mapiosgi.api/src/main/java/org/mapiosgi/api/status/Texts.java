// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Optional;

/** Turns the builders' empty texts into absent values. */
final class Texts {
  private Texts() {}

  static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
