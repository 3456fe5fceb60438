// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

/**
 * SERVICE_STATUS_PROCESS of winsvc.h, as far as it is used.
 *
 * @param state dwCurrentState
 * @param exitCode dwWin32ExitCode
 * @param specificExitCode dwServiceSpecificExitCode
 * @param checkPoint dwCheckPoint
 * @param pid dwProcessId
 */
record ServiceStatus(int state, int exitCode, int specificExitCode, int checkPoint, int pid) {
  static final int STOPPED = 1;
  static final int START_PENDING = 2;
  static final int STOP_PENDING = 3;
  static final int RUNNING = 4;

  boolean is(int expected) {
    return state == expected;
  }

  boolean pending() {
    return state == START_PENDING || state == STOP_PENDING;
  }

  /** The state's name in winsvc.h. */
  String word() {
    return switch (state) {
      case STOPPED -> "STOPPED";
      case START_PENDING -> "START_PENDING";
      case STOP_PENDING -> "STOP_PENDING";
      case RUNNING -> "RUNNING";
      default -> "state " + state;
    };
  }
}
