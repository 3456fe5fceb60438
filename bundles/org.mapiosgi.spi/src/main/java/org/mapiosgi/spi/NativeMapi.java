// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import java.util.Map;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.status.Finding;
import org.osgi.annotation.versioning.ProviderType;

/**
 * MAPI's flat functions.
 *
 * <p>All but the accounting methods act on, and belong to, the calling thread. Every thread that
 * uses MAPI has its own {@link #initialize} and {@link #uninitialize} (R6, R7).
 */
@ProviderType
public interface NativeMapi {
  /** MAPIINIT_0.ulFlags: MAPI_NO_COINIT. */
  int MAPI_NO_COINIT = 0x8;

  /** MAPIINIT_0.ulFlags and MAPILogonEx: MAPI_NT_SERVICE. */
  int MAPI_NT_SERVICE = 0x10000;

  /** MAPILogonEx: MAPI_LOGON_UI; never passed. */
  int MAPI_LOGON_UI = 0x1;

  /** MAPILogonEx: MAPI_NEW_SESSION. */
  int MAPI_NEW_SESSION = 0x2;

  /** MAPILogonEx: MAPI_ALLOW_OTHERS; never passed in a service. */
  int MAPI_ALLOW_OTHERS = 0x8;

  /** MAPILogonEx: MAPI_EXPLICIT_PROFILE. */
  int MAPI_EXPLICIT_PROFILE = 0x10;

  /** MAPILogonEx: MAPI_EXTENDED. */
  int MAPI_EXTENDED = 0x20;

  /** MAPILogonEx: MAPI_FORCE_DOWNLOAD; never passed in a service. */
  int MAPI_FORCE_DOWNLOAD = 0x1000;

  /** MAPILogonEx: MAPI_SERVICE_UI_ALWAYS; never passed. */
  int MAPI_SERVICE_UI_ALWAYS = 0x2000;

  /** MAPILogonEx: MAPI_NO_MAIL. */
  int MAPI_NO_MAIL = 0x8000;

  /** MAPILogonEx: MAPI_PASSWORD_UI; never passed. */
  int MAPI_PASSWORD_UI = 0x20000;

  /** MAPILogonEx: MAPI_TIMEOUT_SHORT. */
  int MAPI_TIMEOUT_SHORT = 0x100000;

  /** MAPILogonEx and others: MAPI_UNICODE. */
  int MAPI_UNICODE = 0x80000000;

  /**
   * MAPIInitialize.
   *
   * @param flags MAPIINIT_0.ulFlags
   */
  void initialize(int flags);

  /** MAPIUninitialize. No MAPI object may be used by this thread afterwards. */
  void uninitialize();

  /**
   * Calls OleInitialize, after {@link #initialize} (R11). If there is COM, the thread then repeats
   * its calls to busy servers for a while (IMessageFilter); an emulator has no such calls.
   */
  void oleInitialize();

  /** OleUninitialize, before {@link #uninitialize} (R11). */
  void oleUninitialize();

  /** The profile table of the account (MAPIAdminProfiles, IProfAdmin::GetProfileTable). */
  List<ProfileInfo> profiles();

  /** MAPIAdminProfiles, which takes no flags. */
  NativeProfiles adminProfiles();

  /**
   * MAPILogonEx, with no window handle and no password.
   *
   * @param profile at most 64 characters
   * @param flags MAPI_* bits, MAPI_UNICODE among them
   */
  NativeSession logonEx(String profile, int flags);

  /** Interfaces obtained and not yet released, by interface name; any thread. */
  Map<String, Integer> liveObjects();

  /** Buffers obtained and not yet freed; any thread. */
  int liveBuffers();

  /**
   * Buffers that a thread has obtained and not freed: no call leaves any behind, so that there are
   * some only while one runs; any thread.
   */
  int liveBuffers(Thread thread);

  /**
   * The threads that have initialised MAPI and not uninitialised it, those that have ended left
   * out, by name; any thread.
   */
  List<String> initializedThreads();

  /** Broken rules that were noticed since the library was loaded; any thread. */
  List<Finding> violations();
}
