// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import org.mapiosgi.api.MapiException;
import org.mapiosgi.lifecycle.internal.model.RefusedLogonException;

/**
 * What a failed logon means.
 *
 * @param refused whether trying again soon cannot help, and may lock the account
 */
record LogonVerdict(boolean refused, String reason) {
  /** A first logon may fail once or twice and then succeed (R25). */
  private static final int TRIES = 3;

  static LogonVerdict of(Throwable failure, int failures) {
    if (failure instanceof RefusedLogonException) {
      return new LogonVerdict(true, failure.getMessage());
    }
    if (!(failure instanceof MapiException e)) {
      return new LogonVerdict(false, String.valueOf(failure));
    }
    boolean refused =
        switch (e.retry()) {
          case RETRY_CALL, RETRY_LATER, RECONNECT -> false;
          case FATAL -> failures >= TRIES;
          // Of MAPILogonEx itself it is a matter of configuration. What follows it only reads what
          // every mailbox has: a provider that fails there may be all right in a moment.
          case CALLER -> e.operation().equals("MAPILogonEx") || failures >= TRIES;
        };
    return new LogonVerdict(refused, e.getMessage());
  }
}
