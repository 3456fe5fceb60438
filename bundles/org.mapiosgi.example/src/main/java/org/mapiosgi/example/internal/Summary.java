// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

/**
 * Holds the outcome of the example.
 *
 * @param session the session's name
 * @param read messages read from the Inbox, before any was sent
 * @param counted messages the provider said were there
 * @param sent messages sent to itself
 * @param notified of those, how many a new-mail event came for
 */
record Summary(String session, int read, int counted, int sent, int notified) {
  @Override
  public String toString() {
    return read + " messages read, " + sent + " sent, " + notified + " notified";
  }
}
