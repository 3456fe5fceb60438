// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

/** A {@code service} command failed; the message says what was done and what was not. */
public final class ServiceFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int error;

  ServiceFailure(String message) {
    this(message, 0);
  }

  ServiceFailure(String message, int error) {
    super(message);
    this.error = error;
  }

  /** The error of Windows, winerror.h; 0 if it was none. */
  int error() {
    return error;
  }
}
