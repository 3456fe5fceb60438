// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;

/** MAPI's flat functions that are called here, of one loaded DLL. All __stdcall. */
interface MapiLibrary {
  int initialize(Pointer mapiInit);

  void uninitialize();

  int logonEx(Pointer profile, int flags, Pointer session);

  int adminProfiles(int flags, Pointer profAdmin);

  int allocateBuffer(int size, Pointer buffer);

  void freeBuffer(Pointer buffer);

  /**
   * FreeProws: one call for a whole row set.
   *
   * @return false where the DLL has none and nothing was done
   */
  boolean freeProws(Pointer rows);
}
