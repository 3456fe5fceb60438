// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.WString;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;

/** The exports of the reference provider's control.cpp. */
@SuppressWarnings("MethodName") // as they are spelled there
interface ProviderControl extends Library {
  boolean MapiRefReset(int messages);

  boolean MapiRefFaults(String list);

  void MapiRefDisarm();

  int MapiRefCalls(boolean everything);

  int MapiRefHits();

  int MapiRefStruck(byte[] text, int size);

  int MapiRefViolations(byte[] text, int size);

  int MapiRefObjects();

  int MapiRefBuffers();

  int MapiRefLeases();

  boolean MapiRefDeliver(WString profile, WString subject);

  /** Of the provider that is the machine's default mail client, which the binding loads as well. */
  static ProviderControl ofDefaultMailClient() {
    String clients = "SOFTWARE\\Clients\\Mail";
    String client = Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, clients, "");
    String library =
        Advapi32Util.registryGetStringValue(
            WinReg.HKEY_LOCAL_MACHINE, clients + "\\" + client, "DLLPathEx");
    return Native.load(library, ProviderControl.class);
  }
}
