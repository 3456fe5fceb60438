// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.crash;

/**
 * Judges an error that a native call threw. JNA turns an access violation inside of a call into an
 * {@link Error}; the locks that the code held then stay held, so nothing in the process can be
 * trusted any more.
 */
public interface NativeCrash {
  /**
   * Ends the process if the call crashed.
   *
   * @param operation the call, for people
   * @param failure the error that came out of it
   * @return the failure, for the caller to throw, if it was no crash
   */
  Error of(String operation, Error failure);

  /** Says whether JNA has met an access violation, for which it throws a plain Error. */
  static boolean is(Error failure) {
    return failure.getClass() == Error.class;
  }
}
