// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.nio.charset.Charset;
import java.nio.charset.spi.CharsetProvider;
import java.util.Iterator;
import java.util.List;

/** Lets bundles find {@link EditedText} by its name. */
public final class EditedTextProvider extends CharsetProvider {
  /** Made by the JVM. */
  public EditedTextProvider() {}

  @Override
  public Iterator<Charset> charsets() {
    return List.<Charset>of(EditedText.CHARSET).iterator();
  }

  @Override
  public Charset charsetForName(String name) {
    return EditedText.NAME.equalsIgnoreCase(name) ? EditedText.CHARSET : null;
  }
}
