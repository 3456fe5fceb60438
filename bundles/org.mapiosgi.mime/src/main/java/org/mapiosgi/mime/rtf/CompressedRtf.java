// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import org.mapiosgi.mime.internal.lzfu.LzfuDecoder;
import org.mapiosgi.mime.internal.lzfu.LzfuEncoder;
import org.mapiosgi.mime.internal.part.Losses;

/** Compresses and decompresses the value of PR_RTF_COMPRESSED ([MS-OXRTFCP]). Thread-safe. */
public final class CompressedRtf {
  /** The limit of {@link #decompress(byte[])}, in bytes: 64 MiB. */
  public static final int DEFAULT_LIMIT = 64 << 20;

  private CompressedRtf() {}

  /** Compresses RTF. The result has the type LZFu and a CRC. */
  public static byte[] compress(byte[] rtf) {
    return new LzfuEncoder(rtf).encode();
  }

  /**
   * Decompresses RTF of up to {@link #DEFAULT_LIMIT} bytes. See {@link #decompress(byte[], int)}.
   *
   * @throws RtfException if the bytes are no compressed RTF, or the RTF is greater
   */
  public static DecompressedRtf decompress(byte[] compressed) throws RtfException {
    return decompress(compressed, DEFAULT_LIMIT);
  }

  /**
   * Decompresses RTF of the type LZFu or MELA.
   *
   * <p>The method does not trust the sizes and the CRC in the header. If one of them is wrong or
   * the bytes are cut off, the method returns the RTF that is there and reports a loss.
   *
   * @param limit the greatest size of the result, in bytes
   * @throws RtfException if the bytes do not have the header of compressed RTF, or the RTF is
   *     greater than the limit
   */
  public static DecompressedRtf decompress(byte[] compressed, int limit) throws RtfException {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is at least 0, not " + limit);
    }
    Losses losses = new Losses();
    LzfuDecoder decoder = new LzfuDecoder(compressed, limit, losses);
    if (!decoder.isCompressedRtf()) {
      throw new RtfException("it has no header of compressed RTF");
    }
    byte[] rtf =
        decoder
            .decode()
            .orElseThrow(() -> new RtfException("it has more than " + limit + " bytes of RTF"));
    return new DecompressedRtf(rtf, losses.list());
  }
}
