// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeSession;

/**
 * Logs on with a profile, and tells a missing profile from a refused one: MAPILogonEx returns
 * MAPI_E_LOGON_FAILED for both.
 */
final class ProfileLogon {
  private ProfileLogon() {}

  /**
   * Calls MAPILogonEx. On a lane's thread; the caller releases the session.
   *
   * @throws RefusedLogonException if the account has no such profile
   * @throws MapiException if the logon fails for another reason
   */
  static NativeSession logonEx(NativeMapi mapi, String profile, ServiceMode mode) {
    try {
      return mapi.logonEx(profile, mode.logonFlags());
    } catch (MapiException e) {
      if (!e.result().equals(HResult.LOGON_FAILED) && !e.result().equals(HResult.NOT_FOUND)) {
        throw e;
      }
      List<String> profiles = profiles(mapi, e);
      if (profiles.stream().anyMatch(profile::equalsIgnoreCase)) {
        throw e;
      }
      throw new RefusedLogonException(
          MapiException.of(
                  e.operation(),
                  e.result(),
                  "profile '"
                      + profile
                      + "' is not among the profiles of this account: "
                      + (profiles.isEmpty() ? "it has none" : String.join(", ", profiles)))
              .withHint(
                  "R28",
                  "correct the session's profile, or create it for the account that runs this"
                      + " process; profiles of other accounts cannot be seen"));
    }
  }

  /** If the profiles cannot be listed either, the logon's failure counts. */
  private static List<String> profiles(NativeMapi mapi, MapiException logon) {
    try {
      return mapi.profiles().stream().map(ProfileInfo::name).toList();
    } catch (MapiException e) {
      logon.addSuppressed(e);
      throw logon;
    }
  }
}
