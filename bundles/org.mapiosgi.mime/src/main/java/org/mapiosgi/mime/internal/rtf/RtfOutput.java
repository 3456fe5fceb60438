// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

/** Takes the text of a document in its order. Decides by the state which of it to take. */
interface RtfOutput {
  /** Takes characters. */
  void text(String text, RtfState state);

  /** Takes a symbol. */
  void symbol(RtfSymbol symbol, RtfState state);
}
