// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

/** SERVICE_STATUS.dwCurrentState, winsvc.h. */
enum ServiceState {
  STOPPED(1),
  START_PENDING(2),
  STOP_PENDING(3),
  RUNNING(4);

  private final int code;

  ServiceState(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  boolean pending() {
    return this == START_PENDING || this == STOP_PENDING;
  }
}
