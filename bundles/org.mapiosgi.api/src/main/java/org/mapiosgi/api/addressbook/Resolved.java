// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import org.mapiosgi.api.store.Recipient;

/**
 * Tells that exactly one entry has a name.
 *
 * @param name the name that was looked up
 * @param entry the entry
 */
public record Resolved(String name, AddressEntry entry) implements Resolution {
  /** Makes a recipient of the entry. */
  public Recipient recipient(Recipient.Type type) {
    return entry.recipient(type);
  }
}
