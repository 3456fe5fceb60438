// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.model;

import org.mapiosgi.api.error.MapiException;

/** A logon that no repetition can cure, whatever its result code would say elsewhere. */
public final class RefusedLogonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedLogonException(MapiException why) {
    super(why.getMessage(), why);
  }
}
