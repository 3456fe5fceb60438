// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

/** Makes plain text, with CRLF at the ends of its lines. */
final class PlainText implements RtfOutput {
  private final StringBuilder out = new StringBuilder();

  @Override
  public void text(String text, RtfState state) {
    if (state.isShown()) {
      out.append(text);
    }
  }

  @Override
  public void symbol(RtfSymbol symbol, RtfState state) {
    text(symbol.text(), state);
  }

  @Override
  public String toString() {
    return WellFormed.of(out);
  }
}
