// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

/** The options cannot be followed. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
