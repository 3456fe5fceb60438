// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

/** Auto-reset events, as the platform's kernel has them. */
@FunctionalInterface
public interface Events {
  /** One of them. */
  interface Event {
    /** Its HANDLE as a number. */
    long handle();

    /** SetEvent. Any thread. */
    void signal();
  }

  /** CreateEvent; it lives as long as the process. */
  Event create();
}
