// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.util.Map;
import java.util.Optional;

/** Known causes of the codes that tell least by themselves, with the rule each goes back to. */
final class ErrorHints {
  private static final Map<String, String> BY_RESULT =
      Map.of(
          "MAPI_E_NOT_INITIALIZED",
          "R1: MAPIInitialize was not called on this thread, or no MAPI provider is registered as"
              + " mail client",
          "MAPI_E_LOGON_FAILED",
          "R28, R26: the profile must exist in the registry hive of the account that runs the"
              + " process; the same code means too many sessions of one user",
          "MAPI_E_FAILONEPROVIDER",
          "R37, R38, R14: host manifest without Windows 10, no cached sign-in token for this account"
              + " and mode, or about 255 stores open in this process",
          "MAPI_E_TOO_COMPLEX",
          "R31: the account may not write MAPI's registry keys",
          "MAPI_E_UNKNOWN_FLAGS",
          "R5, R43: a flag that this version of MAPI does not know",
          "RPC_E_CHANGED_MODE",
          "R12: the thread is already in a multithreaded COM apartment",
          "MAPI_E_END_OF_SESSION",
          "R40: the session is over; objects opened in it must be opened again",
          "MAPI_E_RECONNECTED",
          "R40: the server connection was renewed; reopen what was open and repeat",
          "MAPI_E_USER_CANCEL",
          "R4: the provider wanted to ask a person, and a service has nobody to ask");

  private ErrorHints() {}

  static Optional<String> of(String operation, HResult result) {
    if (operation.equals("MAPILogonEx") && result.equals(HResult.INVALID_PARAMETER)) {
      return Optional.of("R3: a service must log on with MAPI_NO_MAIL and with the profile's name");
    }
    return Optional.ofNullable(BY_RESULT.get(result.name()));
  }
}
