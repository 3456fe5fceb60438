// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

/**
 * A mailbox.
 *
 * @param name decoded; empty if there is none
 * @param address {@code user@example.com}, or what stands in its place; may be empty
 */
public record MailAddress(String name, String address) {
  /** The name to show: the address if there is no name. */
  public String shown() {
    return name.isEmpty() ? address : name;
  }
}
