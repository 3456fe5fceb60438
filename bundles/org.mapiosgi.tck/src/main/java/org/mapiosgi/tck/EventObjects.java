// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import org.osgi.annotation.versioning.ConsumerType;

/** Event objects of the kernel that a binding's queues wait for. */
@ConsumerType
public interface EventObjects {
  /** One event; its maker closes it. */
  @ConsumerType
  interface Event extends AutoCloseable {
    /** Its HANDLE as a number. */
    long handle();

    /** SetEvent. */
    void set();

    /** ResetEvent. */
    void reset();

    /** CloseHandle. */
    @Override
    void close();
  }

  /** CreateEvent, not signalled. */
  Event create(boolean manualReset);
}
