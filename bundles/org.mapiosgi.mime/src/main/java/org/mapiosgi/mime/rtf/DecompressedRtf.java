// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import java.util.List;

/** Holds RTF that was decompressed, and its losses. Immutable. */
public final class DecompressedRtf {
  private final byte[] rtf;
  private final List<String> losses;

  DecompressedRtf(byte[] rtf, List<String> losses) {
    this.rtf = rtf;
    this.losses = List.copyOf(losses);
  }

  /** Returns a copy of the RTF. */
  public byte[] toByteArray() {
    return rtf.clone();
  }

  /**
   * Returns the parts that are lost or damaged, as clauses without an end mark. The list is empty
   * if there are none.
   */
  public List<String> losses() {
    return losses;
  }
}
