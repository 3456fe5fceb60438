// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import static org.mapiosgi.spi.NativeMapi.MAPI_EXPLICIT_PROFILE;
import static org.mapiosgi.spi.NativeMapi.MAPI_EXTENDED;
import static org.mapiosgi.spi.NativeMapi.MAPI_NEW_SESSION;
import static org.mapiosgi.spi.NativeMapi.MAPI_NO_MAIL;
import static org.mapiosgi.spi.NativeMapi.MAPI_NT_SERVICE;
import static org.mapiosgi.spi.NativeMapi.MAPI_TIMEOUT_SHORT;
import static org.mapiosgi.spi.NativeMapi.MAPI_UNICODE;

import java.util.Locale;

/**
 * Gives the flag words for the configured mode. Both words come from one configured value, so that
 * a service sets MAPI_NT_SERVICE in both places or in neither (R2), and no code can add a bit
 * (R3-R5, R22).
 */
public enum ServiceMode {
  /**
   * A Windows service: no spooler and no user interface. A logon fails if another process holds
   * MAPI's lock, and is tried again (R25).
   */
  SERVICE(
      MAPI_NT_SERVICE,
      MAPI_EXTENDED
          | MAPI_NEW_SESSION
          | MAPI_EXPLICIT_PROFILE
          | MAPI_NO_MAIL
          | MAPI_NT_SERVICE
          | MAPI_TIMEOUT_SHORT
          | MAPI_UNICODE),
  /** A developer's desktop. */
  INTERACTIVE(0, MAPI_EXTENDED | MAPI_NEW_SESSION | MAPI_EXPLICIT_PROFILE | MAPI_UNICODE);

  private final int initFlags;
  private final int logonFlags;

  ServiceMode(int initFlags, int logonFlags) {
    this.initFlags = initFlags;
    this.logonFlags = logonFlags;
  }

  /** MAPIINIT_0.ulFlags. */
  public int initFlags() {
    return initFlags;
  }

  /** The ulFlags of MAPILogonEx. */
  public int logonFlags() {
    return logonFlags;
  }

  /** Whether the MAPI spooler may send what a store only queues. */
  public boolean hasSpooler() {
    return (logonFlags & MAPI_NO_MAIL) == 0;
  }

  /** The word in configuration and in service properties. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the mode that a configuration names.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static ServiceMode of(String word) {
    for (ServiceMode mode : values()) {
      if (mode.word().equals(word.trim().toLowerCase(Locale.ROOT))) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "mode is '" + word + "', but must be 'service' or 'interactive'");
  }
}
