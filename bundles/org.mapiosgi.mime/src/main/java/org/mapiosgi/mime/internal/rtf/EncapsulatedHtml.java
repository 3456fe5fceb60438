// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

/**
 * Takes the HTML out that is encapsulated in RTF ([MS-OXRTFEX] 2.2.3.2): the content of each
 * htmltag group, and the text between these groups that \htmlrtf does not exclude.
 */
final class EncapsulatedHtml implements RtfOutput {
  private final StringBuilder out = new StringBuilder();

  @Override
  public void text(String text, RtfState state) {
    if (state.destination == Destination.HTML_TAG || isShared(state)) {
      out.append(text);
    }
  }

  @Override
  public void symbol(RtfSymbol symbol, RtfState state) {
    text(state.destination == Destination.HTML_TAG ? symbol.text() : symbol.html(), state);
  }

  private static boolean isShared(RtfState state) {
    return state.destination == Destination.BODY && !state.htmlRtf;
  }

  @Override
  public String toString() {
    return WellFormed.of(out);
  }
}
