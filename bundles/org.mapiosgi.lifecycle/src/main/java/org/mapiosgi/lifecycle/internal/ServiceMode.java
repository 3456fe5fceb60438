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
 * The one place where flag words come from: both are derived from one configured value, so that a
 * service says MAPI_NT_SERVICE in both places or in neither (R2), and nobody can add a bit (R3-R5,
 * R22).
 */
public enum ServiceMode {
  /**
   * A Windows service: no spooler, no user interface, and a logon that gives up where another holds
   * MAPI's lock, to be tried again (R25).
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
   * The mode that a configuration names.
   *
   * @throws IllegalArgumentException where it names none
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
