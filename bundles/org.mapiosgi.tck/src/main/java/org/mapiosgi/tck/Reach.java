// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

/** Names what a test does outside of the suite's own folder. */
public enum Reach {
  /** Sends mail to the address of the service profile's user. */
  SENDING("sends mail to its own address"),

  /** Makes profiles, changes them and deletes them. */
  PROFILES("makes and deletes MAPI profiles"),

  /** Reads the user's mail, or tries what must not happen to the user's folders. */
  MAILBOX("touches the user's own mail or folders");

  private final String text;

  Reach(String text) {
    this.text = text;
  }

  /** Says it in a few words, for a report: "sends mail to its own address". */
  public String text() {
    return text;
  }
}
