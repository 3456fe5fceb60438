// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

/** A peer has no such feature: the result is "n/a", never 0. */
public final class NotOffered extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  /** What the peer does not have. */
  public NotOffered(String feature) {
    super("has no " + feature);
  }
}
