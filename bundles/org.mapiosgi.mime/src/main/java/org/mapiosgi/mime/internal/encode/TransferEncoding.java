// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;

/** The encodings that make lines of ASCII of the bytes of a part (RFC 2045, 6). */
public enum TransferEncoding {
  /** The bytes as they are. */
  SEVEN_BIT("7bit") {
    @Override
    public void write(InputStream in, OutputStream out) throws IOException {
      in.transferTo(out);
    }
  },
  /** Text that is readable with its escapes. */
  QUOTED_PRINTABLE("quoted-printable") {
    @Override
    public void write(InputStream in, OutputStream out) throws IOException {
      QuotedPrintableOutput encoder = new QuotedPrintableOutput(out);
      in.transferTo(encoder);
      encoder.finish();
    }
  },
  /** Any bytes. */
  BASE64("base64") {
    @Override
    public void write(InputStream in, OutputStream out) throws IOException {
      try (OutputStream encoder = Base64.getMimeEncoder().wrap(new Kept(out))) {
        in.transferTo(encoder);
      }
    }
  };

  private final String label;

  TransferEncoding(String label) {
    this.label = label;
  }

  /** Its name in Content-Transfer-Encoding. */
  public String label() {
    return label;
  }

  /** Writes bytes in this encoding, in memory that does not depend on their number. */
  public abstract void write(InputStream in, OutputStream out) throws IOException;

  /** A stream that stays open. */
  private static final class Kept extends OutputStream {
    private final OutputStream out;

    Kept(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() {
      // The stream below goes on.
    }
  }
}
