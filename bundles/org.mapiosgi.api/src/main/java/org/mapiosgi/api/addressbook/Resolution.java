// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

/** Tells the result of a name's look-up. */
public sealed interface Resolution permits Resolved, Ambiguous, Unresolved {
  /** Returns the name that was looked up. */
  String name();
}
