// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.spi.NativeMapi;

/** Checks the flag words of MAPILogonEx, OpenMsgStore and Logoff (R2 to R4, R22, R23). */
public final class LogonRules {
  private static final String LOGON = "MAPILogonEx";
  private static final int MAPI_USE_DEFAULT = 0x40;
  private static final int DIALOGS =
      NativeMapi.MAPI_LOGON_UI | NativeMapi.MAPI_PASSWORD_UI | NativeMapi.MAPI_SERVICE_UI_ALWAYS;
  private static final int KNOWN_LOGON =
      DIALOGS
          | NativeMapi.MAPI_NEW_SESSION
          | 0x4 // MAPI_APP_PROFILE
          | NativeMapi.MAPI_ALLOW_OTHERS
          | NativeMapi.MAPI_EXPLICIT_PROFILE
          | NativeMapi.MAPI_EXTENDED
          | MAPI_USE_DEFAULT
          | NativeMapi.MAPI_FORCE_DOWNLOAD
          | NativeMapi.MAPI_NO_MAIL
          | NativeMapi.MAPI_NT_SERVICE
          | NativeMapi.MAPI_TIMEOUT_SHORT
          | 0x200000 // MAPI_BG_SESSION
          | NativeMapi.MAPI_UNICODE;
  private static final int MDB_NO_DIALOG = 0x1;
  private static final int KNOWN_OPEN = 0x1 | 0x4 | 0x8 | 0x10 | 0x20 | 0x80 | 0x100;
  private static final int MAPI_LOGOFF_SHARED = 0x1;
  private static final int MAPI_LOGOFF_UI = 0x2;

  private final Violations violations;

  /** Rules whose breaking is noted. */
  public LogonRules(Violations violations) {
    this.violations = violations;
  }

  /**
   * MAPILogonEx.
   *
   * @param service whether MAPIInitialize was called with MAPI_NT_SERVICE
   */
  public void logon(int flags, boolean service) {
    if ((flags & DIALOGS) != 0) {
      throw violations.refuse(
          "R4",
          LOGON,
          HResult.named("MAPI_E_USER_CANCEL"),
          "a flag asks for a dialog: " + hex(flags & DIALOGS),
          "a service has nobody to ask; leave the flag out");
    }
    if ((flags & ~KNOWN_LOGON) != 0) {
      throw violations.refuse(
          "R43", LOGON, HResult.UNKNOWN_FLAGS, "no such flag: " + hex(flags & ~KNOWN_LOGON), "");
    }
    boolean serviceLogon = (flags & NativeMapi.MAPI_NT_SERVICE) != 0;
    if (serviceLogon != service) {
      throw violations.refuse(
          "R2",
          LOGON,
          HResult.INVALID_PARAMETER,
          "MAPI_NT_SERVICE is "
              + (service ? "in MAPIINIT_0.ulFlags only" : "not in MAPIINIT_0.ulFlags"),
          "a service passes MAPI_NT_SERVICE in both places, anything else in neither");
    }
    if (serviceLogon && (flags & NativeMapi.MAPI_NO_MAIL) == 0) {
      throw violations.refuse(
          "R3",
          LOGON,
          HResult.INVALID_PARAMETER,
          "MAPI_NT_SERVICE without MAPI_NO_MAIL",
          "a service logs on without the spooler");
    }
    if ((flags & NativeMapi.MAPI_UNICODE) == 0) {
      throw MapiException.of(
          LOGON, HResult.named("MAPI_E_BAD_CHARWIDTH"), "the profile name is wide text");
    }
    if ((flags & NativeMapi.MAPI_EXTENDED) == 0) {
      throw MapiException.of(LOGON, HResult.INVALID_PARAMETER, "MAPI_EXTENDED is missing");
    }
    if (serviceLogon) {
      noteServiceHabits(flags);
    }
  }

  private void noteServiceHabits(int flags) {
    if ((flags & NativeMapi.MAPI_NEW_SESSION) == 0) {
      violations.add(
          "R22",
          LOGON,
          "without MAPI_NEW_SESSION another client's session, and its profile, may be joined",
          "pass MAPI_NEW_SESSION");
    }
    if ((flags & NativeMapi.MAPI_ALLOW_OTHERS) != 0) {
      violations.add(
          "R22",
          LOGON,
          "MAPI_ALLOW_OTHERS shares the session with other clients",
          "leave MAPI_ALLOW_OTHERS out");
    }
    if ((flags & NativeMapi.MAPI_FORCE_DOWNLOAD) != 0) {
      violations.add(
          "R3",
          LOGON,
          "MAPI_FORCE_DOWNLOAD asks the spooler for work, and a service has none",
          "leave MAPI_FORCE_DOWNLOAD out");
    }
  }

  /** IMAPISession::OpenMsgStore. */
  public void openStore(int flags, boolean service) {
    String operation = "IMAPISession::OpenMsgStore";
    if ((flags & ~KNOWN_OPEN) != 0) {
      throw violations.refuse(
          "R43", operation, HResult.UNKNOWN_FLAGS, "no such flag: " + hex(flags & ~KNOWN_OPEN), "");
    }
    if (service && (flags & MDB_NO_DIALOG) == 0) {
      throw violations.refuse(
          "R4",
          operation,
          HResult.named("MAPI_E_USER_CANCEL"),
          "without MDB_NO_DIALOG the provider may ask a person",
          "pass MDB_NO_DIALOG");
    }
  }

  /** IMAPISession::Logoff. */
  public void logoff(int flags) {
    String operation = "IMAPISession::Logoff";
    if ((flags & ~(MAPI_LOGOFF_SHARED | MAPI_LOGOFF_UI)) != 0) {
      throw violations.refuse(
          "R43", operation, HResult.UNKNOWN_FLAGS, "no such flag: " + hex(flags), "pass 0");
    }
    if ((flags & MAPI_LOGOFF_UI) != 0) {
      throw violations.refuse(
          "R4",
          operation,
          HResult.named("MAPI_E_USER_CANCEL"),
          "MAPI_LOGOFF_UI asks for a dialog",
          "pass 0");
    }
    if ((flags & MAPI_LOGOFF_SHARED) != 0) {
      violations.add("R23", operation, "MAPI_LOGOFF_SHARED shuts down every MAPI client", "pass 0");
    }
  }

  private static String hex(int flags) {
    return String.format("0x%08X", flags);
  }
}
