// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.io.InputStream;
import org.mapiosgi.mime.message.Content;

/** The bytes of an attachment that has none of its own: a link, or an OLE object. */
final class NoContent implements Content {
  @Override
  public InputStream open() {
    return InputStream.nullInputStream();
  }
}
