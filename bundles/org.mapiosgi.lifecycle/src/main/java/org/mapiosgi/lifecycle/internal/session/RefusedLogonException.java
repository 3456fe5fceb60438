// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import org.mapiosgi.api.error.MapiException;

/** Reports a logon that no repetition can cure, with any result code. */
final class RefusedLogonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient MapiException why;

  RefusedLogonException(MapiException why) {
    super(why.getMessage(), why);
    this.why = why;
  }

  /** The failure, with rule and advice. */
  MapiException why() {
    return why;
  }
}
