// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

/** The words of a {@code service} command cannot be followed. Nothing was changed. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
