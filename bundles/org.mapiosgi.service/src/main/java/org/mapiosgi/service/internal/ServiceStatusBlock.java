// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** SERVICE_STATUS, seven DWORDs, written over and over. Not thread-safe. */
final class ServiceStatusBlock {
  private static final int SERVICE_WIN32_OWN_PROCESS = 0x10;
  private static final int DWORD = 4;

  private final Memory memory = new Memory(7L * DWORD);

  Pointer with(ServiceReport report) {
    set(0, SERVICE_WIN32_OWN_PROCESS);
    set(1, report.state().code());
    set(2, report.controls());
    set(3, report.exitCode());
    set(4, report.specificExitCode());
    set(5, report.checkPoint());
    set(6, report.waitHintMillis());
    return memory;
  }

  private void set(int field, int value) {
    memory.setInt((long) field * DWORD, value);
  }
}
