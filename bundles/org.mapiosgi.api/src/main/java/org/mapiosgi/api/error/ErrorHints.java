// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.rule.Rule;

/**
 * Known causes of the codes that tell least by themselves, with the {@link Rule}s they go back to.
 * The same code means different things from different calls, so the call is looked at first.
 */
final class ErrorHints {
  /**
   * A hint.
   *
   * @param operation the call it is for; with {@code ::} at one end all that end or begin so; empty
   *     for every call
   * @param result the code's name
   * @param text the hint, with the ids of its rules before the colon
   */
  private record Hint(String operation, String result, String text) {
    boolean fits(String call, String name) {
      return result.equals(name) && fits(call);
    }

    private boolean fits(String call) {
      if (operation.startsWith("::")) {
        return call.endsWith(operation);
      }
      return operation.endsWith("::")
          ? call.startsWith(operation)
          : operation.isEmpty() || operation.equals(call);
    }
  }

  private static final String ANY = "";

  // The first that fits is taken.
  private static final List<Hint> HINTS =
      List.of(
          new Hint(
              "MAPILogonEx",
              "MAPI_E_INVALID_PARAMETER",
              "R3: a service must log on with MAPI_NO_MAIL and with the profile's name"),
          new Hint(
              "MAPILogonEx",
              "MAPI_E_CALL_FAILED",
              "R25, R34: a first logon may fail and succeed when repeated; where it always fails, a"
                  + " DLL that Outlook depends on may be missing"),
          new Hint(
              "MAPILogonEx",
              "MAPI_E_TIMEOUT",
              "R25: another logon on this machine has not come to its end, and all wait for it"),
          new Hint(
              "::OpenMsgStore",
              "MAPI_E_LOGON_FAILED",
              "R4: the store's settings lack something that its provider would ask a person for;"
                  + " complete them with Outlook as this account"),
          new Hint(
              "::OpenMsgStore",
              "MAPI_E_FAILONEPROVIDER",
              "R14, R38, R37: about 255 stores open in this process, no cached sign-in token for"
                  + " this account and mode, or host manifest without Windows 10"),
          new Hint(
              "::Advise", "MAPI_E_NO_SUPPORT", "R18: the store does not notify (STORE_NOTIFY_OK)"),
          new Hint(
              "IMAPITable::",
              "MAPI_E_BUSY",
              "R42: the table is at work on an earlier call; repeat it a little later"),
          new Hint(
              "MAPIInitialize",
              "MAPI_E_UNKNOWN_FLAGS",
              "R5: MAPIINIT_0.ulFlags holds a bit that MAPI does not know"),
          new Hint(
              ANY,
              "MAPI_E_NOT_INITIALIZED",
              "R1: MAPIInitialize was not called on this thread, or no MAPI provider is registered"
                  + " as mail client"),
          new Hint(
              ANY,
              "MAPI_E_LOGON_FAILED",
              "R28, R26: the profile must exist in the registry hive of the account that runs the"
                  + " process; the same code means too many sessions of one user"),
          new Hint(
              ANY,
              "MAPI_E_FAILONEPROVIDER",
              "R37, R38, R14: host manifest without Windows 10, no cached sign-in token for this"
                  + " account and mode, or about 255 stores open in this process"),
          new Hint(
              ANY, "MAPI_E_TOO_COMPLEX", "R31: the account may not write MAPI's registry keys"),
          new Hint(
              ANY,
              "MAPI_E_UNKNOWN_FLAGS",
              "R43, R5: a flag that this version of MAPI, or the provider, does not know"),
          new Hint(
              ANY,
              "RPC_E_CHANGED_MODE",
              "R12: the thread is already in a multithreaded COM apartment"),
          new Hint(
              ANY,
              "MAPI_E_END_OF_SESSION",
              "R40: the session is over; objects opened in it must be opened again"),
          new Hint(
              ANY,
              "MAPI_E_RECONNECTED",
              "R40: the server connection was renewed; reopen what was open and repeat"),
          new Hint(
              ANY,
              "MAPI_E_NETWORK_ERROR",
              "R40: the server cannot be reached; the session is opened again when it can"),
          new Hint(
              ANY, "MAPI_E_OFFLINE", "R40: the store is offline; it is worth trying again later"),
          new Hint(
              ANY,
              "MAPI_E_USER_CANCEL",
              "R4: the provider wanted to ask a person, and a service has nobody to ask"));

  private ErrorHints() {}

  static Optional<String> of(String operation, HResult result) {
    String name = result.name();
    return HINTS.stream().filter(hint -> hint.fits(operation, name)).map(Hint::text).findFirst();
  }

  /** Every hint there is. */
  static List<String> all() {
    return HINTS.stream().map(Hint::text).toList();
  }
}
