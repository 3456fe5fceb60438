// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.rule.Rule;

/**
 * Maps result codes that say little to their known causes and {@link Rule}s. The same code has
 * different causes in different calls, so a hint belongs to the call that it was found for. A hint
 * for every call exists only if the code has one cause wherever it comes from.
 */
final class ErrorHints {
  /**
   * A hint with the failures that it is for.
   *
   * @param operation the call; {@code ::Name} is a method of any interface, {@code Interface::} is
   *     any method of the interface, an empty text is every call
   * @param result the name of the code
   */
  private record Entry(String operation, String result, ErrorHint hint) {
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
  private static final String RESTRICTION =
      "the provider cannot evaluate the restriction; use fewer conditions and fewer levels, or"
          + " filter the rows in Java";

  // The first entry that fits is used.
  private static final List<Entry> ENTRIES =
      List.of(
          entry(
              "MAPILogonEx",
              "MAPI_E_INVALID_PARAMETER",
              "R3",
              "a service must log on with MAPI_NO_MAIL and with the name of the profile"),
          entry(
              "MAPILogonEx",
              "MAPI_E_CALL_FAILED",
              "R25, R34",
              "a first logon can fail and succeed when it is repeated; if it always fails, a DLL"
                  + " that Outlook needs can be missing"),
          entry(
              "MAPILogonEx",
              "MAPI_E_TIMEOUT",
              "R25",
              "another logon on this machine has not ended, and all other logons wait for it"),
          entry(
              "MAPILogonEx",
              "MAPI_E_LOGON_FAILED",
              "R28, R26",
              "the profile must exist in the registry hive of the account that runs the process;"
                  + " the same code means that one user has too many sessions"),
          entry(
              "MAPILogonEx",
              "MAPI_E_FAILONEPROVIDER",
              "R37, R38, R14",
              "the manifest of the program does not name Windows 10, or there is no cached sign-in"
                  + " token for this account and mode, or about 255 stores are open in this"
                  + " process"),
          entry(
              "::OpenMsgStore",
              "MAPI_E_LOGON_FAILED",
              "R4",
              "the store's settings lack something that its provider would ask a person for;"
                  + " complete them with Outlook as this account"),
          entry(
              "IMAPISession::",
              "MAPI_E_FAILONEPROVIDER",
              "R14, R38, R37",
              "about 255 stores are open in this process, or there is no cached sign-in token for"
                  + " this account and mode, or the manifest of the program does not name Windows"
                  + " 10"),
          entry(
              "::Advise",
              "MAPI_E_NO_SUPPORT",
              "R18",
              "the store does not notify (STORE_NOTIFY_OK is not set)"),
          entry(
              "IMAPITable::",
              "MAPI_E_BUSY",
              "R42",
              "the table works on an earlier call; repeat the call a little later"),
          entry("::Restrict", "MAPI_E_TOO_COMPLEX", "", RESTRICTION),
          entry("::FindRow", "MAPI_E_TOO_COMPLEX", "", RESTRICTION),
          entry("::SetSearchCriteria", "MAPI_E_TOO_COMPLEX", "", RESTRICTION),
          entry(
              "::SortTable",
              "MAPI_E_TOO_COMPLEX",
              "",
              "the provider cannot sort like this; use fewer sort columns, or sort the rows in"
                  + " Java"),
          entry(
              ANY,
              "SYNC_E_UNSYNCHRONIZED",
              "",
              "begin with SyncState.initial(), and then forget each item that did not come again"),
          entry(
              "MAPIInitialize",
              "MAPI_E_TOO_COMPLEX",
              "R31",
              "the account may not write MAPI's registry keys"),
          entry(
              "MAPIInitialize",
              "MAPI_E_UNKNOWN_FLAGS",
              "R5",
              "MAPIINIT_0.ulFlags has a bit that MAPI does not know"),
          entry(
              ANY,
              "MAPI_E_NOT_INITIALIZED",
              "R1",
              "MAPIInitialize was not called on this thread, or no MAPI provider is registered as"
                  + " mail client"),
          entry(
              ANY,
              "MAPI_E_UNKNOWN_FLAGS",
              "R43, R5",
              "this version of MAPI, or the provider, does not know one of the flags"),
          entry(
              ANY,
              "RPC_E_CHANGED_MODE",
              "R12",
              "the thread is already in a multithreaded COM apartment"),
          entry(
              ANY,
              "MAPI_E_END_OF_SESSION",
              "R40",
              "the session is over; open its objects again in a new session"),
          entry(
              ANY,
              "MAPI_E_RECONNECTED",
              "R40",
              "the connection to the server was renewed; open the objects again and repeat"),
          entry(
              ANY,
              "MAPI_E_NETWORK_ERROR",
              "R40",
              "the server cannot be reached; the session is opened again as soon as it can"),
          entry(ANY, "MAPI_E_OFFLINE", "R40", "the store is offline; try again later"),
          entry(
              ANY,
              "MAPI_E_USER_CANCEL",
              "R4",
              "the provider wanted to ask a person, and a service has nobody to ask"));

  private ErrorHints() {}

  private static Entry entry(String operation, String result, String rules, String advice) {
    return new Entry(operation, result, new ErrorHint(rules, advice));
  }

  static Optional<ErrorHint> of(String operation, HResult result) {
    String name = result.name();
    return ENTRIES.stream()
        .filter(entry -> entry.fits(operation, name))
        .map(Entry::hint)
        .findFirst();
  }

  /** Returns every hint. */
  static List<ErrorHint> all() {
    return ENTRIES.stream().map(Entry::hint).toList();
  }
}
